import { expect, type Page } from "@playwright/test";
import { text } from "../fixtures/texts";
import { open, waitForPage, waitUntilInteractive } from "./open";
import { expectStartForm, heading } from "./session";

export interface Credentials {
  email: string;
  password: string;
}

/** Credentials with an email that is unique in this run. */
export function newCredentials(): Credentials {
  return { email: `${crypto.randomUUID()}@example.org`, password: "a long enough secret" };
}

export async function claimAccount(page: Page, { email, password }: Credentials): Promise<void> {
  await open(page, "/account");
  await page.getByLabel(text("account.claim.email")).fill(email);
  await page.getByLabel(text("account.claim.password")).fill(password);
  await page.getByRole("button", { name: text("account.claim.save") }).click();
  await expect(page.getByText(text("account.claim.signedInAs", { email }))).toBeVisible();
  await expect(page.getByText(text("account.claim.saved"))).toBeFocused();
}

/** Submits the sign-in form; the caller checks the result. */
export async function submitSignIn(page: Page, credentials: Credentials): Promise<void> {
  await open(page, "/sign-in");
  await fillSignIn(page, credentials);
}

export async function signIn(page: Page, credentials: Credentials): Promise<void> {
  await submitSignIn(page, credentials);
  await waitForPage(page, "/");
}

/** Signs out of a claimed account; a guest would see a warning first. */
export async function signOut(page: Page, where: "here" | "everywhere" = "here"): Promise<void> {
  await open(page, "/account");
  await page.getByRole("button", { name: text(`account.signOut.${where}`) }).click();
  await waitForPage(page, "/");
  await expect(page.getByText(text("home.signedOut", { how: "signedOut" }))).toBeVisible();
  await expectSignedOut(page);
}

export async function expectSignedOut(page: Page): Promise<void> {
  await expectStartForm(page);
  await expect(page.getByText(text("home.noAccount"))).toBeVisible();
  await expect(page.getByRole("link", { name: text("home.signIn") })).toBeVisible();
}

/** The page shows only that another device has signed this one out. */
export async function expectDeviceSignedOut(page: Page): Promise<void> {
  await expect(heading(page, text("account.signedOut.title"))).toBeFocused();
  await expect(page.getByRole("main").getByRole("link")).toHaveText([
    text("account.signedOut.signIn"),
    text("account.signedOut.start"),
  ]);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
}

/** Fills and submits the sign-in form on the current page. */
export async function fillSignIn(page: Page, { email, password }: Credentials): Promise<void> {
  const address = page.getByLabel(text("signIn.email"));
  await expect(address).toBeVisible();
  await waitUntilInteractive(page);
  await address.fill(email);
  await page.getByLabel(text("signIn.password")).fill(password);
  await page.getByRole("button", { name: text("signIn.signIn") }).click();
}
