import type { Reason } from "../../domain/api/reasons";
import { seeNobodySignedIn } from "../actions/account";
import { open } from "../actions/open";
import {
  closeDialog,
  createRoom,
  createRoomOnPage,
  joinByLink,
  joinOnPage,
  line,
  makeInvite,
  makeInviteOnPage,
  openSettings,
  sitTogether,
} from "../actions/room";
import { heading, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const WEEK_MINUTES = 7 * 24 * 60;

test("a removed member is shown the door at once, and their stream of the room ends", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben");
  await sitTogether(mara, ben, "Library");
  await mara.page.bringToFront();
  ben.expect(/\b404\b/);

  await openSettings(mara.page);
  await mara.page
    .getByRole("button", { name: text("room.members.removeName", { name: "Ben" }) })
    .click();
  await mara.page.getByRole("button", { name: text("room.members.removeSure") }).click();
  await expect(heading(ben.page, text("room.closed.title"))).toBeVisible();
  await expect(ben.page.getByText("Library")).toHaveCount(0);
  await expect(ben.page.getByText(text("room.closed.somebody"))).toBeVisible();
  const ofTheRoom = async () =>
    (await app.streams()).filter((address) => address.includes("room="));
  await expect.poll(ofTheRoom).toHaveLength(1);
  await expect(mara.page.getByText(text("room.members.title", { count: 1 }))).toBeVisible();
});

test("whoever leaves is gone from the others' screens", async ({ browserOf }) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben");
  await sitTogether(mara, ben, "Library");
  await expect(mara.page.getByText(text("room.members.title", { count: 2 }))).toBeVisible();
  ben.expect(/\b404\b/);
  await openSettings(ben.page);
  const leave = ben.page.getByRole("button", { name: text("room.settings.leave"), exact: true });
  await expect(ben.page.getByText(text("room.settings.leaveMeans"))).toBeVisible();
  await leave.dblclick();
  await expect(leave).toBeVisible();
  await leave.click();
  await ben.page.getByRole("button", { name: text("room.settings.leaveSure") }).click();
  await ben.page.waitForURL("/rooms");
  await expect(ben.page.getByText(text("rooms.empty.title"))).toBeVisible();
  await expect(mara.page.getByText(text("room.members.title", { count: 1 }))).toBeVisible();
});

test("nobody sits down as the coach; what was typed stays, and an initial will do", async ({
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const carl = await browserOf("Carl");
  const ben = await browserOf("Ben");
  await sitTogether(mara, carl, "Library", { role: "coach" });
  await open(ben.page, await makeInvite(mara.page));
  const name = ben.page.getByLabel(text("invite.seat.name"), { exact: true });
  const sitDown = ben.page.getByRole("button", { name: text("invite.seat.submit") });
  await name.fill("cárl");
  ben.expect(/\b401\b/);
  await sitDown.click();
  await expect(ben.page.getByText(text("reasons.name_taken"))).toBeVisible();
  await expect(name).toHaveValue("cárl");
  await expect(name).toBeFocused();
  await name.fill("Cárl B");
  await sitDown.click();
  await expect(heading(ben.page, "Library")).toBeVisible();
});

test("a link that opens nothing says why in plain words", async ({ app, browserOf }) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben");
  const zoe = await browserOf("Zoe");
  await createRoom(mara.page, "Library", "Mara");
  const once = await makeInviteOnPage(mara.page, { uses: 1 });
  await joinByLink(ben.page, once, "Ben");
  const revoked = await makeInviteOnPage(mara.page);
  await mara.page.getByRole("button", { name: text("room.invite"), exact: true }).click();
  const links = mara.page.getByRole("dialog").getByRole("listitem");
  await links.getByRole("button", { name: text("room.invites.revoke") }).click();
  await expect(links).toHaveCount(0);
  await closeDialog(mara.page);
  const lasting = await makeInvite(mara.page);

  async function seeRefused(link: string, reason: Reason) {
    await open(zoe.page, link);
    await expect(heading(zoe.page, text("invite.problem.title"))).toBeVisible();
    await expect(zoe.page.getByText(text(`reasons.${reason}`))).toBeVisible();
  }
  await seeRefused(once, "invite_used_up");
  await seeRefused(revoked, "invite_revoked");
  await seeRefused("/invite/no-such-link", "invite_not_found");
  await seeRefused(`/invite/${"x".repeat(1000)}`, "invite_not_found");
  await open(zoe.page, lasting);
  await expect(heading(zoe.page, "Library")).toBeVisible();
  await app.pass({ minutes: WEEK_MINUTES });
  await seeRefused(lasting, "invite_expired");
});

test("the first link takes one click, and is gone from the dialog once it is taken back", async ({
  browserOf,
}) => {
  const { page } = await browserOf("Mara");
  await createRoom(page, "Library", "Mara");
  await page.getByRole("button", { name: text("room.empty.action") }).click();
  const link = page.getByLabel(text("room.invites.link"));
  await expect(link).toHaveValue(/\/invite\/./);
  await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: text("room.invites.revoke") }).click();
  await expect(link).toHaveCount(0);
});

test("a double click makes one link, which is the one that is shown", async ({ browserOf }) => {
  const { page } = await browserOf("Mara");
  await createRoom(page, "Library", "Mara");
  await page.getByRole("button", { name: text("room.invite"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: text("room.invites.title") });
  const create = dialog.getByRole("button", { name: text("room.invites.create") });
  await create.dblclick();
  await expect(dialog.getByLabel(text("room.invites.link"))).toHaveValue(/\/invite\/./);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: text("room.invite"), exact: true }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
});

test("a role changes hands once its meaning was read, not at the touch of a key", async ({
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben");
  await sitTogether(mara, ben, "Library");
  const settings = await openSettings(mara.page);
  const role = settings.getByLabel(text("room.members.roleOf", { name: "Ben" }));
  await role.selectOption("owner");
  const means = text("room.members.roleMeans", { name: "Ben", role: "owner", from: "member" });
  await expect(settings.getByText(means)).toBeVisible();
  await settings.getByRole("button", { name: text("room.members.keep") }).click();
  await expect(role).toHaveValue("member");
  await expect(ben.page.getByRole("button", { name: text("room.invite") })).toHaveCount(0);

  await role.selectOption("owner");
  await settings
    .getByRole("button", { name: text("room.members.roleSure", { role: "owner" }) })
    .click();
  await expect(ben.page.getByRole("button", { name: text("room.invite") })).toBeVisible();
});

test("whoever has started something without a name is asked for one before a room", async ({
  browserOf,
}) => {
  const { page } = await browserOf("Mara");
  await open(page);
  await startSession(page);
  await createRoomOnPage(page, "Library", "Mara");
  const settings = await openSettings(page);
  await expect(settings).toContainText(text("room.members.you", { name: "Mara" }));
});

test("an invite shows who is in there by first names only, and asks for a name only", async ({
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben");
  await createRoomOnPage(mara.page, "Organic Chemistry II", "Mara Lindqvist");
  const link = await makeInviteOnPage(mara.page);
  await open(ben.page, link);
  await expect(heading(ben.page, "Organic Chemistry II")).toBeVisible();
  await expect(
    ben.page.getByText(text("invite.others", { names: "Mara", more: 0 }), { exact: true }),
  ).toBeVisible();
  await expect(ben.page.getByText("Lindqvist")).toHaveCount(0);
  await expect(ben.page.getByRole("textbox")).toHaveCount(1);
  await joinOnPage(ben.page, link, "Ben");
});

test("to whoever sits there already a link says so and leads in, also with Back and when it is used up", async ({
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben");
  await createRoom(mara.page, "Library", "Mara");
  const once = await makeInvite(mara.page, { uses: 1 });
  await joinOnPage(ben.page, once, "Ben");
  await ben.page.goBack();
  for (const { page } of [ben, mara]) {
    if (page === mara.page) await open(page, once);
    await expect(page.getByText(text("invite.member.text"))).toBeVisible();
    await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
    await page.getByRole("link", { name: text("invite.member.open") }).click();
    await expect(line(page)).toBeVisible();
  }
});

test("a refused seat leaves no guest behind, and a guest may sit down under another name", async ({
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const ben = await browserOf("Ben");
  const zoe = await browserOf("Zoe");
  await createRoom(mara.page, "Library", "Mara");
  const once = await makeInvite(mara.page, { uses: 1 });
  await open(zoe.page, once);
  await joinByLink(ben.page, once, "Ben");
  zoe.expect(/\b401\b/);
  await zoe.page.getByLabel(text("invite.seat.name"), { exact: true }).fill("Late");
  await zoe.page.getByRole("button", { name: text("invite.seat.submit"), exact: true }).click();
  await expect(zoe.page.getByText(text("reasons.invite_used_up"))).toBeVisible();
  await open(zoe.page);
  await seeNobodySignedIn(zoe.page);
  await joinOnPage(zoe.page, await makeInvite(mara.page), "Zoe");

  await createRoom(mara.page, "Night shift");
  await open(zoe.page, await makeInvite(mara.page));
  await expect(zoe.page.getByText(text("invite.seat.as", { name: "Zoe" }))).toBeVisible();
  await zoe.page.getByRole("button", { name: text("invite.seat.otherName") }).click();
  const name = zoe.page.getByLabel(text("invite.seat.name"), { exact: true });
  await expect(name).toBeFocused();
  await name.fill("Zoë");
  await zoe.page.getByRole("button", { name: text("invite.seat.submit"), exact: true }).click();
  await expect(line(zoe.page)).toBeVisible();
  const settings = await openSettings(zoe.page);
  await expect(settings).toContainText(text("room.members.you", { name: "Zoë" }));
});

test("a room one is not in looks like one that does not exist", async ({ browserOf }) => {
  const mara = await browserOf("Mara");
  const stranger = await browserOf("stranger");
  await createRoom(mara.page, "Library", "Mara");
  const { pathname } = new URL(mara.page.url());
  await createRoom(stranger.page, "Elsewhere", "Zoe");
  stranger.expect(/\b404\b/);
  for (const path of [pathname, "/rooms/no-such-room"]) {
    await open(stranger.page, path);
    await expect(heading(stranger.page, text("room.closed.title"))).toBeVisible();
  }
});
