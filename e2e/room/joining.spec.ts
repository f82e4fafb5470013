import type { Reason } from "../../domain/api/reasons";
import { expectSignedOut } from "../actions/account";
import { open } from "../actions/open";
import {
  closeDialog,
  copyLastingLink,
  createInvite,
  createInviteOnPage,
  createRoom,
  createRoomOnPage,
  joinByLink,
  joinOnPage,
  joinRoomButton,
  openInvites,
  openSettings,
  shareRoom,
  timeline,
} from "../actions/room";
import { heading, startButton, timeLeft } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const WEEK_MINUTES = 7 * 24 * 60;

test("refuses the coach's name to a new member, keeps what was typed and accepts an initial", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const carl = await openBrowser("Carl");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, carl, "Library", { role: "coach" });
  await open(ben.page, await createInvite(mara.page));
  const name = ben.page.getByLabel(text("invite.join.name"), { exact: true });
  await name.fill("cárl");
  ben.allowErrors(/\b401\b/);
  await joinRoomButton(ben.page).click();
  await expect(ben.page.getByText(text("reasons.name_taken"))).toBeVisible();
  await expect(name).toHaveValue("cárl");
  await expect(name).toBeFocused();
  await name.fill("Cárl B");
  await joinRoomButton(ben.page).click();
  await expect(heading(ben.page, "Library")).toBeVisible();
});

test("says why an invite link is not valid", async ({ app, openBrowser }) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  const zoe = await openBrowser("Zoe");
  await createRoom(mara.page, "Library", "Mara");
  const once = await createInviteOnPage(mara.page, { uses: 1 });
  await joinByLink(ben.page, once, "Ben");
  const revoked = await createInviteOnPage(mara.page);
  const links = (await openInvites(mara.page)).getByRole("listitem");
  await links.getByRole("button", { name: text("room.invites.revoke") }).click();
  await expect(links).toHaveCount(0);
  await closeDialog(mara.page);
  const valid = await createInvite(mara.page);

  async function expectRefused(link: string, reason: Reason) {
    await open(zoe.page, link);
    await expect(heading(zoe.page, text("invite.problem.title"))).toBeVisible();
    await expect(zoe.page.getByText(text(`reasons.${reason}`))).toBeVisible();
  }
  await expectRefused(once, "invite_used_up");
  await expectRefused(revoked, "invite_revoked");
  await expectRefused("/invite/no-such-link", "invite_not_found");
  await expectRefused(`/invite/${"x".repeat(1000)}`, "invite_not_found");
  await open(zoe.page, valid);
  await expect(heading(zoe.page, "Library")).toBeVisible();
  await app.advance({ minutes: WEEK_MINUTES });
  await expectRefused(valid, "invite_expired");
});

test("a chat's preview names the room and counts who focuses, and uses nothing up", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await createRoom(mara.page, "Organic Chemistry II", "Mara");
  const once = await createInvite(mara.page, { uses: 1 });
  const bot = { headers: { "user-agent": "facebookexternalhit/1.1" } };
  for (let n = 0; n < 3; n += 1) {
    const html = await (await ben.page.request.get(once, bot)).text();
    const [head = ""] = html.split("</head>");
    expect(head).toMatch(/og:title" content="Join Organic Chemistry II on Stint"/);
    const seen = text("invite.preview.text", { focusing: 0, members: 1 });
    expect(head).toContain(`og:description" content="${seen}"`);
    const [, picture = ""] = /og:image" content="([^"]+)"/.exec(head) ?? [];
    expect((await ben.page.request.get(new URL(picture).pathname)).ok()).toBe(true);
  }
  await open(ben.page);
  await expectSignedOut(ben.page);
  await joinOnPage(ben.page, once, "Ben");
});

test("a newcomer runs a session in four actions: open the link, enter a name, join, start", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await createRoom(mara.page, "Library", "Mara");
  await open(ben.page, await copyLastingLink(mara.page));
  await ben.page.getByLabel(text("invite.join.name"), { exact: true }).fill("Ben");
  await joinRoomButton(ben.page).click();
  await startButton(ben.page, 25).click();
  await expect(timeLeft(ben.page)).toBeVisible();
  await expect(mara.page.getByText(text("room.focusing", { count: 1 }))).toBeVisible();
});

test("a second device of a member signs in by a code, instead of joining again", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const phone = await openBrowser("the phone");
  await createRoom(mara.page, "Library", "Mara");
  const link = await copyLastingLink(mara.page);
  await open(mara.page, "/account");
  await mara.page.getByRole("button", { name: text("account.devices.add.open") }).click();
  await expect(mara.page.getByText(text("account.devices.add.warning"))).toBeVisible();
  const code = (await mara.page.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).textContent()) ?? "";

  await open(phone.page, link);
  await phone.page.getByText(text("invite.device.title")).click();
  const field = phone.page.getByLabel(text("signIn.code.label"), { exact: true });
  await field.fill("2222-2222");
  phone.allowErrors(/\b401\b/);
  await phone.page.getByRole("button", { name: text("signIn.code.submit") }).click();
  await expect(phone.page.getByText(text("reasons.wrong_code"))).toBeVisible();
  await field.fill(code.toLowerCase());
  await field.press("Enter");
  await phone.page.getByRole("link", { name: text("invite.member.open") }).click();
  await expect(timeline(phone.page)).toBeVisible();
  await expect(
    phone.page.getByText(text("room.members.title", { count: 1 }), { exact: true }),
  ).toBeVisible();
  await expect(mara.page.getByText(text("account.devices.add.added"))).toBeVisible();
});

test("shows only first names on an invite, and asks only for a name", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await createRoomOnPage(mara.page, "Organic Chemistry II", "Mara Lindqvist");
  const link = await copyLastingLink(mara.page);
  await open(ben.page, link);
  await expect(heading(ben.page, "Organic Chemistry II")).toBeVisible();
  await expect(
    ben.page.getByText(text("invite.others", { focusing: 0, names: "Mara", more: 0 }), {
      exact: true,
    }),
  ).toBeVisible();
  await expect(ben.page.getByText("Lindqvist")).toHaveCount(0);
  await expect(ben.page.getByRole("textbox")).toHaveCount(1);
  await expect(ben.page.getByText(text("invite.visibility.comparison"))).toBeVisible();
  await joinOnPage(ben.page, link, "Ben");
});

test("leads a member from an invite link to the room, also with Back or a used-up link", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await createRoom(mara.page, "Library", "Mara");
  const once = await createInvite(mara.page, { uses: 1 });
  await joinOnPage(ben.page, once, "Ben");
  await ben.page.goBack();
  for (const { page } of [ben, mara]) {
    if (page === mara.page) await open(page, once);
    await expect(page.getByText(text("invite.member.text"))).toBeVisible();
    await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
    await page.getByRole("link", { name: text("invite.member.open") }).click();
    await expect(timeline(page)).toBeVisible();
  }
});

test("creates no guest when joining is refused, and lets a guest join under another name", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  const zoe = await openBrowser("Zoe");
  await createRoom(mara.page, "Library", "Mara");
  const once = await createInvite(mara.page, { uses: 1 });
  await open(zoe.page, once);
  await joinByLink(ben.page, once, "Ben");
  zoe.allowErrors(/\b401\b/);
  await zoe.page.getByLabel(text("invite.join.name"), { exact: true }).fill("Late");
  await joinRoomButton(zoe.page).click();
  await expect(zoe.page.getByText(text("reasons.invite_used_up"))).toBeVisible();
  await open(zoe.page);
  await expectSignedOut(zoe.page);
  await joinOnPage(zoe.page, await createInvite(mara.page), "Zoe");

  await createRoom(mara.page, "Night shift");
  await open(zoe.page, await createInvite(mara.page));
  await expect(zoe.page.getByText(text("invite.join.as", { name: "Zoe" }))).toBeVisible();
  await zoe.page.getByRole("button", { name: text("invite.join.otherName") }).click();
  const name = zoe.page.getByLabel(text("invite.join.name"), { exact: true });
  await expect(name).toBeFocused();
  await name.fill("Zoë");
  await joinRoomButton(zoe.page).click();
  await expect(timeline(zoe.page)).toBeVisible();
  const settings = await openSettings(zoe.page);
  await expect(settings).toContainText(text("room.members.you", { name: "Zoë" }));
});
