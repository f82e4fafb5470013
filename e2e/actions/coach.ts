import { expect, type Locator, type Page } from "@playwright/test";
import type { Person } from "../fixtures/person";
import { text } from "../fixtures/texts";
import { open } from "./open";
import { createInvite, createRoom, joinByLink } from "./room";

export const ROOM = "Organic Chemistry II";

/** Creates a room, joins the coach and then the coached members, and returns its path and slug. */
export async function createCoachedRoom(
  { owner, coach, coached }: { owner: Person; coach: Person; coached: Person[] },
  name = ROOM,
): Promise<{ path: string; room: string }> {
  await createRoom(owner.page, name, owner.name);
  await joinByLink(coach.page, await createInvite(owner.page, { role: "coach" }), coach.name);
  const link = await createInvite(owner.page, { role: "coached" });
  for (const member of coached) await joinByLink(member.page, link, member.name);
  const path = new URL(owner.page.url()).pathname;
  return { path, room: path.split("/").at(-1) ?? "" };
}

/** Olga's room with Carl as the coach; Mara shares the sessions she runs there with him. */
export async function openCoachAndMember(openBrowser: (name: string) => Promise<Person>) {
  const [olga, carl, mara] = [
    await openBrowser("Olga"),
    await openBrowser("Carl"),
    await openBrowser("Mara"),
  ];
  return {
    carl,
    mara,
    ...(await createCoachedRoom({ owner: olga, coach: carl, coached: [mara] })),
  };
}

/** Opens the roster from the room's page. */
export async function openRoster(page: Page): Promise<void> {
  await page.getByRole("link", { name: text("coaching.coachingRoom.open"), exact: true }).click();
  await expect(rosterTable(page)).toBeVisible();
}

export const rosterTable = (page: Page) =>
  page.getByRole("table", { name: text("coaching.roster.label") });

export const rosterRow = (page: Page, name: string) =>
  rosterTable(page)
    .locator("tbody tr")
    .filter({ has: page.getByRole("link", { name, exact: true }) });

/** The names in the roster, in their order on the page. */
export const rosterNames = (page: Page) => rosterTable(page).locator("tbody a").allTextContents();

type Column = "name" | "streak" | "days" | "week" | "kept" | "time" | "last" | "flags";

export const columnLink = (page: Page, column: Column): Locator =>
  rosterTable(page).getByRole("link", { name: text(`coaching.roster.column.${column}`) });

/** Opens a member's page from the roster. */
export async function openMember(page: Page, name: string): Promise<void> {
  await rosterRow(page, name).getByRole("link").click();
  await expectMemberPage(page, name);
  await page.waitForURL(/\/coach\/[0-9a-f-]+/);
}

export async function expectMemberPage(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
}

/** Opens the member's list of coaches and returns the card of this coach. */
export async function openOwnCoaches(page: Page, coach: string): Promise<Locator> {
  await open(page, "/account/coaches");
  return page
    .getByRole("article")
    .filter({ has: page.getByRole("heading", { name: coach, exact: true }) });
}

type Part = "targets" | "reflections" | "reasons";

/** Shares more with a coach, from the member's list of coaches. */
export async function shareWithCoach(
  page: Page,
  coach: string,
  { scope, parts = [] }: { scope?: "all" | "room"; parts?: Part[] },
): Promise<void> {
  const card = await openOwnCoaches(page, coach);
  await card.getByText(text("coaching.sharing.form.open")).click();
  if (scope) {
    const name = text(`coaching.sharing.form.scopeName.${scope}`, { room: ROOM });
    await card.getByLabel(name).check();
  }
  for (const part of parts)
    await card.getByLabel(text(`coaching.sharing.form.part.${part}`)).check();
  await card.getByRole("button", { name: text("coaching.sharing.form.save") }).click();
  await expect(card.getByText(text("coaching.sharing.form.save"))).toBeHidden();
}

export async function stopSharing(page: Page, coach: string): Promise<void> {
  const card = await openOwnCoaches(page, coach);
  await card
    .getByRole("button", { name: text("coaching.sharing.revokeNamed", { name: coach }) })
    .click();
  await card.getByRole("button", { name: text("coaching.sharing.revokeConfirm") }).click();
  await expect(
    card.getByText(text("coaching.sharing.seesNothing", { name: coach, sees: "sessions" })),
  ).toBeVisible();
}
