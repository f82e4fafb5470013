import { expect, type Page } from "@playwright/test";
import type { GroupSession } from "../../domain/api/group-session";
import type { App } from "../fixtures/app";
import type { Person } from "../fixtures/person";
import { text } from "../fixtures/texts";
import { mutateAs, queryAs } from "./api";
import { createRoom } from "./room";

/** Here the tests begin at 13:00 on every date: an hour ahead of UTC, without daylight saving time. */
export const ONE_HOUR_AHEAD = { timeZone: "Africa/Lagos" };

/** The card of the group sessions on a room's page. */
export const groupCard = (page: Page) =>
  page.getByRole("region", { name: text("groupSession.title"), exact: true });

/** The card of the next group session on home. */
export const homeCard = (page: Page, time: string) =>
  page.getByRole("region", { name: text("groupSession.next.title", { time }), exact: true });

/** The card says how many joined. */
export const joinedCount = (page: Page, count: number) =>
  groupCard(page).getByText(text("groupSession.joined", { count }), { exact: true });

/** The slug of the room whose page is open. */
export const roomSlug = (page: Page) => new URL(page.url()).pathname.split("/")[2] ?? "";

interface ScheduleOptions {
  /** From the time of the server. */
  inMinutes?: number;
  minutes?: number;
  title?: string;
}

/** Schedules a group session in the room whose page is open, and returns it. */
export async function schedule(
  person: Person,
  { inMinutes = 10, minutes = 45, title }: ScheduleOptions = {},
): Promise<GroupSession> {
  const { serverNow } = await queryAs<{ serverNow: string }>(person, "focusSession.current");
  const startsAt = new Date(Date.parse(serverNow) + inMinutes * 60_000);
  startsAt.setUTCSeconds(0, 0);
  const room = roomSlug(person.page);
  return mutateAs(person, "groupSession.create", {
    ...{ roomSlug: room, minutes, title, startsAt: startsAt.toISOString() },
  });
}

/**
 * Moves the clock to the start of the person's next group session, or to minutes after it. Counted from
 * the start, so that a slow test does not miss it.
 */
export async function advanceToStart(app: App, person: Person, minutesAfter = 0): Promise<void> {
  const [soonest] = await queryAs<GroupSession[]>(person, "groupSession.upcoming");
  if (!soonest?.next) throw new Error(`${person.name} has no group session`);
  const at = Date.parse(soonest.next.startsAt) + minutesAfter * 60_000;
  await app.advanceTo(new Date(at).toISOString());
}

/** The card's button that joins the group session at this time. */
export const joinGroupButton = (page: Page, time: string) =>
  groupCard(page).getByRole("button", { name: text("groupSession.join.title", { time }) });

/** Joins the group session at this time through its dialog. */
export async function joinGroup(
  page: Page,
  time: string,
  { target }: { target?: string } = {},
): Promise<void> {
  await joinGroupButton(page, time).click();
  const dialog = page.getByRole("dialog");
  if (target) await dialog.getByLabel(text("groupSession.join.target")).fill(target);
  await dialog
    .getByRole("button", { name: text("groupSession.join.open", { time }), exact: true })
    .click();
  await expect(dialog).toBeHidden();
  await expect(groupCard(page).getByText(text("groupSession.join.done"))).toBeVisible();
}

type Status = "present" | "late" | "busy" | "absent";

/** Opens the attendance and expects, for each status, exactly these people of the latest occurrence. */
export async function expectAttendance(
  page: Page,
  expected: Partial<Record<Status, string>>,
): Promise<void> {
  await groupCard(page)
    .getByRole("button", { name: text("groupSession.attendance.title") })
    .click();
  const dialog = page.getByRole("dialog", { name: text("groupSession.attendance.title") });
  const latest = dialog.getByRole("listitem").first();
  await expect(latest).toBeVisible();
  const terms = await latest.getByRole("term").allTextContents();
  const people = await latest.getByRole("definition").allTextContents();
  const shown = Object.fromEntries(terms.map((term, index) => [term, people[index]]));
  const named = Object.entries(expected).map(([status, names]) => [
    text("groupSession.attendance.status", { status }),
    names,
  ]);
  expect(shown).toEqual(Object.fromEntries(named));
  await dialog.getByRole("button", { name: text("groupSession.close") }).click();
  await expect(dialog).toBeHidden();
}

/** A room with a group session ten minutes ahead. */
export async function openOwnRoom(person: Person): Promise<Person> {
  await createRoom(person.page, "Library", person.name);
  await schedule(person);
  return person;
}
