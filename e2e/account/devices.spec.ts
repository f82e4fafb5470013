import {
  claimAccount,
  expectDeviceSignedOut,
  fillSignIn,
  newCredentials,
  signIn,
  signOut,
} from "../actions/account";
import { get } from "../actions/api";
import { breakSession } from "../actions/end-early";
import { listSessions } from "../actions/history";
import { open } from "../actions/open";
import { createRoom, openRoomStartForm } from "../actions/room";
import {
  dismissEnded,
  endedTitle,
  expectRunning,
  expectStartForm,
  heading,
  startButton,
  startSession,
} from "../actions/session";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

/** Whether this browser is signed in, also as a guest. */
async function isSignedIn({ context }: Person): Promise<boolean> {
  const session = await get(context, "/api/auth/session");
  return "user" in (await session.json());
}

test("shows the same session on both devices, whichever of them starts or ends it", async ({
  openBrowser,
}) => {
  const desk = await openBrowser("Mara's desk");
  const phone = await openBrowser("Mara's phone", { viewport: { width: 390, height: 844 } });
  const credentials = newCredentials();
  await open(desk.page);
  await startSession(desk.page, { activity: "Study", minutes: 25 });
  await claimAccount(desk.page, credentials);
  await signIn(phone.page, credentials);
  await expectRunning(phone.page, "Study");

  await open(desk.page);
  await breakSession(phone.page);
  const title = text("session.ended.broken", { after: 0, minutes: 25 });
  await expect(endedTitle(phone.page, title)).toBeVisible();
  await expect(endedTitle(desk.page, title)).toBeVisible();

  await dismissEnded(desk.page);
  await startSession(desk.page, { activity: "Work", minutes: 45 });
  await expectRunning(phone.page, "Work");
  await breakSession(desk.page);
  await dismissEnded(desk.page);
  await dismissEnded(phone.page);
  await startSession(phone.page, { activity: "Admin", minutes: 15 });
  await expectRunning(desk.page, "Admin");
});

test("keeps all sessions when a guest claims the account, also after signing in again", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  const credentials = newCredentials();
  await open(page);
  await startSession(page, { activity: "Study", minutes: 25, target: "flash cards" });
  await app.advance({ minutes: 25 });
  await dismissEnded(page);
  const before = await listSessions(mara);
  await claimAccount(page, credentials);
  expect(await listSessions(mara)).toEqual(before);

  await signOut(page);
  await signIn(page, credentials);
  await expectStartForm(page);
  expect(await listSessions(mara)).toEqual(before);
});

test("signs the other device out at once and ends its stream when signing out everywhere", async ({
  app,
  openBrowser,
}) => {
  const desk = await openBrowser("Mara's desk");
  const phone = await openBrowser("Mara's phone");
  const credentials = newCredentials();
  await open(desk.page);
  await startSession(desk.page);
  await claimAccount(desk.page, credentials);
  await signIn(phone.page, credentials);
  await expectRunning(phone.page);
  phone.allowErrors(/\b401\b/);

  await signOut(desk.page, "everywhere");
  await expectDeviceSignedOut(phone.page);
  await expect.poll(() => app.listStreams()).toEqual([]);
});

test("lets reads under way finish before signing out", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  await startSession(page);
  await claimAccount(page, newCredentials());
  const signedOut = page.waitForResponse(/\/api\/auth\/signout/);
  // Holds a read back: until signing out is done, or for a second if signing out waits for the read.
  await page.route(/groupSession\.upcoming/, async (route) => {
    await Promise.race([signedOut, page.waitForTimeout(1000)]);
    await route.continue();
  });

  await signOut(page);
});

test("shows a device that it was signed out, hides all data and creates no guest", async ({
  openBrowser,
}) => {
  const desk = await openBrowser("Mara's desk");
  const phone = await openBrowser("Mara's phone", { viewport: { width: 390, height: 844 } });
  const credentials = newCredentials();
  await createRoom(desk.page, "Library", "Mara");
  await openRoomStartForm(desk.page);
  await startSession(desk.page, { activity: "Study", minutes: 25 });
  await claimAccount(desk.page, credentials);
  await signIn(phone.page, credentials);
  await expectRunning(phone.page, "Study");
  phone.allowErrors(/\b401\b/);

  await open(desk.page, "/account");
  // A double click: a second call would be refused, because the device is signed out already.
  await desk.page
    .getByRole("button", { name: text("account.devices.signOut"), exact: true })
    .click({ clickCount: 2, delay: 50 });
  await expectDeviceSignedOut(phone.page);
  await expect(phone.page.getByText("Library")).toHaveCount(0);
  await phone.page.getByRole("link", { name: text("shell.rooms") }).click();
  await expect(phone.page).toHaveURL(/\/rooms$/);
  await expect(heading(phone.page, text("account.signedOut.title"))).toBeVisible();
  expect(await isSignedIn(phone)).toBe(false);

  await phone.page.getByRole("link", { name: text("account.signedOut.signIn") }).click();
  await fillSignIn(phone.page, credentials);
  await expectRunning(phone.page, "Study");
});

test("creates no guest when a signed-out device starts a session before it knows", async ({
  openBrowser,
}) => {
  const desk = await openBrowser("Mara's desk");
  const phone = await openBrowser("Mara's phone");
  const credentials = newCredentials();
  await open(desk.page);
  await startSession(desk.page);
  await breakSession(desk.page);
  await dismissEnded(desk.page);
  await claimAccount(desk.page, credentials);
  phone.allowErrors(/ERR_FAILED|\b401\b/);
  await phone.context.route("**/api/live*", (route) => route.abort());
  await signIn(phone.page, credentials);
  await dismissEnded(phone.page);
  await expectStartForm(phone.page);
  await signOut(desk.page, "everywhere");
  await startButton(phone.page).click();
  await expectDeviceSignedOut(phone.page);
  expect(await isSignedIn(phone)).toBe(false);
});

test("warns a guest that signing out loses the account", async ({ openBrowser }) => {
  const { page } = await openBrowser("guest");
  await open(page);
  await startSession(page);
  await open(page, "/account");
  await page.getByRole("button", { name: text("account.signOut.here") }).click();
  await expect(page.getByText(text("account.signOut.guest"))).toBeVisible();
  await page.getByRole("button", { name: text("account.signOut.stay") }).click();
  await open(page);
  await expectRunning(page);
});
