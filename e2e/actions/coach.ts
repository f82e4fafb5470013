import { expect, type Locator, type Page } from "@playwright/test";
import type { Person } from "../fixtures/person";
import { text } from "../fixtures/texts";
import { open } from "./open";
import { createRoom, joinByLink, makeInvite } from "./room";

export const ROOM = "Organic Chemistry II";

/** Makes a room, has the coach and then the coached members join; answers its path and slug. */
export async function gatherRoom(
  { owner, coach, coached }: { owner: Person; coach: Person; coached: Person[] },
  name = ROOM,
): Promise<{ path: string; room: string }> {
  await createRoom(owner.page, name, owner.name);
  await joinByLink(coach.page, await makeInvite(owner.page, { role: "coach" }), coach.name);
  const link = await makeInvite(owner.page, { role: "coached" });
  for (const member of coached) await joinByLink(member.page, link, member.name);
  const path = new URL(owner.page.url()).pathname;
  return { path, room: path.split("/").at(-1) ?? "" };
}

/** Olga's room, in which Carl is the coach and Mara lets him see the sessions she runs there. */
export async function carlCoachesMara(browserOf: (name: string) => Promise<Person>) {
  const [olga, carl, mara] = [
    await browserOf("Olga"),
    await browserOf("Carl"),
    await browserOf("Mara"),
  ];
  return { carl, mara, ...(await gatherRoom({ owner: olga, coach: carl, coached: [mara] })) };
}

/** From the room's page to its register. */
export async function openRoster(page: Page): Promise<void> {
  await page.getByRole("link", { name: text("coach.open"), exact: true }).click();
  await expect(register(page)).toBeVisible();
}

export const register = (page: Page) =>
  page.getByRole("table", { name: text("coach.register.label") });

/** A member's row of the register. */
export const rosterRow = (page: Page, name: string) =>
  register(page)
    .locator("tbody tr")
    .filter({ has: page.getByRole("link", { name, exact: true }) });

/** Names in the register, as they stand. */
export const rosterNames = (page: Page) => register(page).locator("tbody a").allTextContents();

type Column = "name" | "streak" | "days" | "week" | "kept" | "time" | "last" | "flags";

export const columnLink = (page: Page, column: Column): Locator =>
  register(page).getByRole("link", { name: text(`coach.register.column.${column}`) });

/** Opens a member from the register. */
export async function openMember(page: Page, name: string): Promise<void> {
  await rosterRow(page, name).getByRole("link").click();
  await seeMember(page, name);
}

export async function seeMember(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
}

/** On the member's page of their coaches: opens it, and answers what stands about this coach. */
export async function openOwnCoaches(page: Page, coach: string): Promise<Locator> {
  await open(page, "/account/coaches");
  return page
    .getByRole("article")
    .filter({ has: page.getByRole("heading", { name: coach, exact: true }) });
}

type Part = "targets" | "reflections" | "reasons";

/** Lets a coach see more, on the page of one's coaches. */
export async function share(
  page: Page,
  coach: string,
  { scope, parts = [] }: { scope?: "all" | "room"; parts?: Part[] },
): Promise<void> {
  const card = await openOwnCoaches(page, coach);
  await card.getByText(text("coach.own.form.open")).click();
  if (scope) {
    const name = text(`coach.own.form.scopeName.${scope}`, { room: ROOM });
    await card.getByLabel(name).check();
  }
  for (const part of parts) await card.getByLabel(text(`coach.own.form.part.${part}`)).check();
  await card.getByRole("button", { name: text("coach.own.form.save") }).click();
  await expect(card.getByText(text("coach.own.form.save"))).toBeHidden();
}

/** Takes everything back from a coach. */
export async function stopSharing(page: Page, coach: string): Promise<void> {
  const card = await openOwnCoaches(page, coach);
  await card.getByRole("button", { name: text("coach.own.revokeNamed", { name: coach }) }).click();
  await card.getByRole("button", { name: text("coach.own.revokeSure") }).click();
  await expect(
    card.getByText(text("coach.own.seesNothing", { name: coach, compared: "no" })),
  ).toBeVisible();
}
