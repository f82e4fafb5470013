import { get, mutate } from "../actions/api";
import { open } from "../actions/open";
import {
  createInvite,
  createRoom,
  createRoomOnPage,
  joinByLink,
  openSettings,
  shareRoom,
} from "../actions/room";
import { heading, startSession } from "../actions/session";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("tells a member at once that they were removed, and ends their stream", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, ben, "Library");
  await mara.page.bringToFront();
  ben.allowErrors(/\b404\b/);

  await openSettings(mara.page);
  await mara.page
    .getByRole("button", { name: text("room.members.removeName", { name: "Ben" }) })
    .click();
  await mara.page.getByRole("button", { name: text("room.members.removeConfirm") }).click();
  await expect(heading(ben.page, text("room.noAccess.removed.title"))).toBeVisible();
  await expect(ben.page.getByText("Library")).toHaveCount(0);
  await expect(ben.page.getByText(text("room.noAccess.removed.text"))).toBeVisible();
  const roomStreams = async () =>
    (await app.listStreams()).filter((address) => address.includes("room="));
  await expect.poll(roomStreams).toHaveLength(1);
  await expect(mara.page.getByText(text("room.members.title", { count: 1 }))).toBeVisible();
});

test("tells former members on every visit that they were removed, or that the room has closed", async ({
  openBrowser,
}) => {
  const olga = await openBrowser("Olga");
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(olga, mara, "Monday clients", { isCoachingRoom: true });
  const { pathname } = new URL(olga.page.url());
  const roomSlug = pathname.split("/").at(-1);
  await joinByLink(ben.page, await createInvite(olga.page), "Ben");
  for (const person of [olga, mara, ben]) person.allowErrors(/\b40[14]\b/);
  const { user } = await (await get(ben.context, "/api/auth/session")).json();
  await mutate(olga.page, "member.remove", { roomSlug, userId: user.id });
  const expectEnded = async ({ page }: Person, ended: "removed" | "closed") => {
    await expect(heading(page, text(`room.noAccess.${ended}.title`))).toBeVisible();
    await expect(page.getByText(text(`room.noAccess.${ended}.text`))).toBeVisible();
    await expect(page.getByText("Monday clients")).toHaveCount(0);
  };
  await expectEnded(ben, "removed");
  await mutate(olga.page, "account.delete", {});
  await expectEnded(mara, "closed");
  for (const [person, ended] of [
    [ben, "removed"],
    [mara, "closed"],
  ] as const) {
    for (const path of [pathname, `${pathname}/dashboard`]) {
      await open(person.page, path);
      await expectEnded(person, ended);
    }
    await person.page.getByRole("link", { name: text("room.noAccess.history") }).click();
    await expect(person.page).toHaveURL("/dashboard/history");
  }
});

test("removes a member who leaves from the others' pages", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, ben, "Library");
  await expect(mara.page.getByText(text("room.members.title", { count: 2 }))).toBeVisible();
  ben.allowErrors(/\b404\b/);
  const palette = ben.page.getByRole("dialog", { name: text("shell.palette.title") });
  const library = palette.getByRole("option", {
    name: text("shell.palette.goTo", { place: "Library" }),
  });
  await ben.page.keyboard.press("ControlOrMeta+k");
  await expect(library).toBeVisible();
  await ben.page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await openSettings(ben.page);
  const leave = ben.page.getByRole("button", { name: text("room.settings.leave"), exact: true });
  await expect(ben.page.getByText(text("room.settings.leaveMeans"))).toBeVisible();
  await leave.dblclick();
  await expect(leave).toBeVisible();
  await leave.click();
  await ben.page.getByRole("button", { name: text("room.settings.leaveConfirm") }).click();
  await ben.page.waitForURL("/rooms");
  await expect(ben.page.getByText(text("rooms.empty.title"))).toBeVisible();
  await expect(mara.page.getByText(text("room.members.title", { count: 1 }))).toBeVisible();
  await ben.page.keyboard.press("ControlOrMeta+k");
  await expect(palette).toBeVisible();
  await expect(library).toHaveCount(0);
});

test("changes a member's role only after a confirmation that explains it", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, ben, "Library");
  // Only owners invite here, so that the button shows whether Ben is one.
  const slug = new URL(mara.page.url()).pathname.split("/")[2];
  await mutate(mara.page, "room.update", { slug, membersInvite: false });
  await ben.page.reload();
  const settings = await openSettings(mara.page);
  const role = settings.getByLabel(text("room.members.roleOf", { name: "Ben" }));
  await role.selectOption("owner");
  const explanation = text("room.members.roleMeans", { name: "Ben", role: "owner" });
  await expect(settings.getByText(explanation)).toBeVisible();
  await settings.getByRole("button", { name: text("room.members.cancel") }).click();
  await expect(role).toHaveValue("member");
  await expect(
    ben.page.getByRole("button", { name: text("room.invite"), exact: true }),
  ).toHaveCount(0);

  await role.selectOption("owner");
  await settings
    .getByRole("button", { name: text("room.members.roleConfirm", { role: "owner" }) })
    .click();
  await expect(
    ben.page.getByRole("button", { name: text("room.invite"), exact: true }),
  ).toBeVisible();
});

test("asks a guest without a name for one before creating a room", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  await startSession(page);
  await createRoomOnPage(page, "Library", "Mara");
  const settings = await openSettings(page);
  await expect(settings).toContainText(text("room.members.you", { name: "Mara" }));
});

test("shows a room to non-members as if it did not exist", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const stranger = await openBrowser("stranger");
  await createRoom(mara.page, "Library", "Mara");
  const { pathname } = new URL(mara.page.url());
  await createRoom(stranger.page, "Elsewhere", "Zoe");
  stranger.allowErrors(/\b404\b/);
  for (const path of [pathname, "/rooms/no-such-room"]) {
    await open(stranger.page, path);
    await expect(heading(stranger.page, text("room.noAccess.title"))).toBeVisible();
  }
});
