import { claimAccount, newCredentials, signIn, submitSignIn } from "../actions/account";
import { saveFile } from "../actions/download";
import { open, waitForPage } from "../actions/open";
import { createGuest, recordSessions } from "../actions/record-sessions";
import { createInvite, createRoom, joinByLink, seatRow } from "../actions/room";
import { expectStartForm, heading } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("downloads the whole account, including session notes", async ({ app, openBrowser }) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createGuest(mara);
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 25, target: "chapter 4", note: "Slow but done" },
    { activity: "Work", minutes: 25, brokenAt: 5, reason: "someone" },
  ]);
  await open(page, "/account");
  const link = page.getByRole("link", { name: text("account.data.download.label") });
  const { name, content } = await saveFile(page, link);
  expect(name).toMatch(/^stint-account-\d{4}-\d\d-\d\d\.json$/);
  const { account, sessions, activities } = JSON.parse(content);
  expect(account).toMatchObject({ name: "Mara", email: null });
  expect(activities).toHaveLength(6);
  expect(sessions).toHaveLength(2);
  expect(sessions).toContainEqual(
    expect.objectContaining({ target: "chapter 4", note: "Slow but done", status: "completed" }),
  );
  expect(content).not.toMatch(/password|token|sid/i);
});

test("removes a deleted account from every device and room, and refuses its sign-in", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const phone = await openBrowser("Mara's phone");
  const ben = await openBrowser("Ben");
  for (const device of [mara, phone]) device.allowErrors(/\b401\b/);
  const credentials = newCredentials();
  await createRoom(ben.page, "Library", "Ben");
  const { pathname } = new URL(ben.page.url());
  await joinByLink(mara.page, await createInvite(ben.page), "Mara");
  const room = pathname.split("/").at(-1) ?? "";
  await recordSessions(app, mara, [{ activity: "Study", minutes: 25, room }]);
  await expect(seatRow(ben.page, "Mara")).toContainText("Study");
  await claimAccount(mara.page, credentials);
  await signIn(phone.page, credentials);

  await open(mara.page, "/account");
  await mara.page.getByRole("button", { name: text("account.data.delete.open") }).click();
  const dialog = mara.page.getByRole("dialog", { name: text("account.data.delete.title") });
  const download = dialog.getByRole("link", { name: text("account.data.download.label") });
  await expect(download, "offered before deleting").toBeVisible();
  const submit = dialog.getByRole("button", { name: text("account.data.delete.submit") });
  await submit.click();
  const word = text("account.data.delete.word");
  await expect(dialog.getByText(text("account.data.delete.mismatch", { word }))).toBeVisible();
  await dialog.getByLabel(text("account.data.delete.confirm", { word })).fill(word);
  await submit.click();
  await waitForPage(mara.page, "/");
  await expectStartForm(mara.page);
  await expect(mara.page.getByText(text("home.signedOut", { how: "deleted" }))).toBeVisible();
  await expect(mara.page.getByText(text("home.noAccount"))).toBeVisible();

  await expect(heading(phone.page, text("account.deleted.title"))).toBeVisible();
  await expect(ben.page.getByRole("main")).not.toContainText("Mara");
  await open(ben.page, `${pathname}/dashboard`);
  await expect(ben.page.getByRole("main")).not.toContainText("Mara");

  await submitSignIn(mara.page, credentials);
  await expect(mara.page.getByText(text("reasons.wrong_credentials"))).toBeVisible();
});
