import { expect, type Page } from "@playwright/test";
import { text } from "../fixtures/texts";
import { arriveAt, open, ready } from "./open";
import { heading, seeStartForm } from "./session";

export interface Credentials {
  email: string;
  password: string;
}

/** An e-mail that nobody else in this run has. */
export function newCredentials(): Credentials {
  return { email: `${crypto.randomUUID()}@example.org`, password: "a long enough secret" };
}

/** Gives the guest an e-mail and a password. */
export async function claimAccount(page: Page, { email, password }: Credentials): Promise<void> {
  await open(page, "/account");
  await page.getByLabel(text("account.claim.email")).fill(email);
  await page.getByLabel(text("account.claim.password")).fill(password);
  await page.getByRole("button", { name: text("account.claim.save") }).click();
  await expect(page.getByText(text("account.signedInAs", { email }))).toBeVisible();
  await expect(page.getByText(text("account.claim.kept"))).toBeFocused();
}

/** Fills the sign-in form and sends it; what follows is for the story to see. */
export async function trySignIn(page: Page, credentials: Credentials): Promise<void> {
  await open(page, "/sign-in");
  await fillSignIn(page, credentials);
}

export async function signIn(page: Page, credentials: Credentials): Promise<void> {
  await trySignIn(page, credentials);
  await arriveAt(page, "/");
}

/** Signs a claimed account out; a guest would be warned first. */
export async function signOut(page: Page, where: "here" | "everywhere" = "here"): Promise<void> {
  await open(page, "/account");
  await page.getByRole("button", { name: text(`account.signOut.${where}`) }).click();
  await arriveAt(page, "/");
  await expect(page.getByText(text("home.left", { how: "signedOut" }))).toBeVisible();
  await seeNobodySignedIn(page);
}

export async function seeNobodySignedIn(page: Page): Promise<void> {
  await seeStartForm(page);
  await expect(page.getByText(text("home.noAccount"))).toBeVisible();
  await expect(page.getByRole("link", { name: text("home.signIn") })).toBeVisible();
}

/** This device was signed out from another one: the page says so and shows nothing else. */
export async function seeSignedOutHere(page: Page): Promise<void> {
  await expect(heading(page, text("account.signedOut.title"))).toBeFocused();
  await expect(page.getByRole("main").getByRole("link")).toHaveText([
    text("account.signedOut.signIn"),
    text("account.signedOut.start"),
  ]);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
}

/** Fills the sign-in form where it stands. */
export async function fillSignIn(page: Page, { email, password }: Credentials): Promise<void> {
  const address = page.getByLabel(text("signIn.email"));
  await expect(address).toBeVisible();
  await ready(page);
  await address.fill(email);
  await page.getByLabel(text("signIn.password")).fill(password);
  await page.getByRole("button", { name: text("signIn.signIn") }).click();
}
