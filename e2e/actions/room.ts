import { expect, type Locator, type Page } from "@playwright/test";
import type { Person } from "../fixtures/person";
import { ANY, text, textLike } from "../fixtures/texts";
import { becomeGuest, browserZone, mutate, query } from "./api";
import { open } from "./open";
import { expectStartForm, heading } from "./session";

interface RoomOptions {
  isCoachingRoom?: boolean;
}

/** Creates a room as this browser's user; `person` names a new guest. Ends on the room's page. */
export async function createRoom(
  page: Page,
  name: string,
  person?: string,
  { isCoachingRoom }: RoomOptions = {},
): Promise<void> {
  await becomeGuest(page, person);
  const timeZone = await browserZone(page);
  const room = await mutate<{ slug: string }>(page, "room.create", {
    name,
    timeZone,
    isCoachingRoom,
  });
  await open(page, `/rooms/${room.slug}`);
  await expect(heading(page, name)).toBeVisible();
}

/** Like `createRoom`, through the form on the rooms page. */
export async function createRoomOnPage(
  page: Page,
  name: string,
  person?: string,
  { isCoachingRoom }: RoomOptions = {},
): Promise<void> {
  await open(page, "/rooms");
  await page.getByLabel(text("rooms.create.name")).fill(name);
  if (person) await page.getByLabel(text("rooms.create.person")).fill(person);
  if (isCoachingRoom) await page.getByLabel(text("coaching.coachingRoom.label")).check();
  await page.getByRole("button", { name: text("rooms.create.submit") }).click();
  await expect(heading(page, name)).toBeVisible();
}

interface InviteOptions {
  uses?: 1 | 10 | 100;
  /** `coached`: the new member shares the sessions they run in the room with its coaches. */
  role?: "member" | "coached" | "coach";
}

const INVITE_LIFETIME_MS = 7 * 86_400_000;

/** Creates an invite link to the room whose page is open, valid for 7 days; returns its path. */
export async function createInvite(page: Page, options: InviteOptions = {}): Promise<string> {
  const roomSlug = new URL(page.url()).pathname.split("/")[2];
  const { isCoachingRoom } = await query<RoomOptions>(page, "room.get", { slug: roomSlug });
  // Like the dialog: a coaching room's link lets its coaches see the sessions run in it.
  const { uses, role = isCoachingRoom ? "coached" : "member" } = options;
  const { serverNow } = await query<{ serverNow: string }>(page, "focusSession.current");
  const { token } = await mutate<{ token: string }>(page, "invite.create", {
    roomSlug,
    role: role === "coach" ? "coach" : "member",
    coached: role === "coached",
    expiresAt: new Date(Date.parse(serverNow) + INVITE_LIFETIME_MS).toISOString(),
    maxUses: uses,
  });
  return `/invite/${token}`;
}

export async function openInvites(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: text("room.invite"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: text("room.invites.title") });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** The path of the room's lasting link, from the dialog on the room's page. */
export async function copyLastingLink(page: Page): Promise<string> {
  const dialog = await openInvites(page);
  const field = dialog.getByRole("textbox", { name: text("room.invites.lasting.label") });
  const link = await field.inputValue();
  await closeDialog(page);
  return new URL(link).pathname;
}

/** Like `createInvite`, through the dialog on the room's page. */
export async function createInviteOnPage(page: Page, options: InviteOptions = {}): Promise<string> {
  const { uses, role } = options;
  const dialog = await openInvites(page);
  await dialog.getByText(text("room.invites.limited.title")).click();
  if (uses) {
    await dialog.getByLabel(text("room.invites.uses")).selectOption(String(uses));
  }
  if (role) await dialog.getByLabel(text("room.invites.role")).selectOption(role);
  await dialog.getByRole("button", { name: text("room.invites.create") }).click();
  const link = await dialog.getByLabel(text("room.invites.link")).inputValue();
  await closeDialog(page);
  return new URL(link).pathname;
}

export async function openSettings(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: text("room.more") }).click();
  await page.getByRole("menuitem", { name: text("room.settings.title") }).click();
  const dialog = page.getByRole("dialog", { name: text("room.settings.title") });
  await expect(dialog).toBeVisible();
  return dialog;
}

export async function closeDialog(page: Page): Promise<void> {
  await page
    .getByRole("dialog")
    .getByRole("button", { name: text("room.invites.close") })
    .click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Joins by an invite link; `person` names a new guest. Ends on the room's page. */
export async function joinByLink(page: Page, link: string, person?: string): Promise<void> {
  const token = link.split("/").at(-1) ?? "";
  await becomeGuest(page, person, token);
  const { roomSlug } = await mutate<{ roomSlug: string }>(page, "invite.accept", { token });
  await open(page, `/rooms/${roomSlug}`);
  await expect(timeline(page)).toBeVisible();
}

/** Like `joinByLink`, through the invite page. */
export async function joinOnPage(page: Page, link: string, person?: string): Promise<void> {
  await open(page, link);
  if (person) await page.getByLabel(text("invite.join.name"), { exact: true }).fill(person);
  await joinRoomButton(page).click();
  await expect(timeline(page)).toBeVisible();
}

/** The button of the invite page, which names the room. */
export const joinRoomButton = (page: Page) =>
  page.getByRole("button", { name: textLike("invite.join.submit", { room: ANY }) });

/** The host creates a room and the guest joins by link; both end on the room's page. */
export async function shareRoom(
  host: Person,
  guest: Person,
  room: string,
  { isCoachingRoom, ...link }: RoomOptions & InviteOptions = {},
): Promise<void> {
  await createRoom(host.page, room, host.name, { isCoachingRoom });
  await joinByLink(guest.page, await createInvite(host.page, link), guest.name);
}

export const timeline = (page: Page) => page.getByRole("region", { name: text("room.timeline") });

export const seatRow = (page: Page, name: string) =>
  // The list of group sessions, which names who joined, has no paragraphs.
  timeline(page)
    .getByRole("listitem")
    .filter({ hasText: name, has: page.locator("p") });

/** The row of a member who is in no session and has the room's page open. */
export const availableRow = (page: Page, name: string) =>
  seatRow(page, name).filter({ hasText: text("room.seat.available") });

/** From the room's page to the start form with the room selected. */
export async function openRoomStartForm(page: Page): Promise<void> {
  const slug = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await open(page, `/?room=${slug}`);
  await expectStartForm(page);
}

/** The button that joins this member's session. */
export const joinButton = (page: Page, name: string) =>
  seatRow(page, name).getByRole("button", {
    name: textLike("room.joinUntil.named", { time: ANY, name }),
  });

/** Starts a session that ends together with this member's. */
export async function joinUntil(page: Page, name: string): Promise<void> {
  await joinButton(page, name).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: textLike("home.join.submit", { time: ANY }) })
    .click();
}
