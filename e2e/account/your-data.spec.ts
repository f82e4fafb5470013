import {
  claimAccount,
  newCredentials,
  seeSignedOutHere,
  signIn,
  trySignIn,
} from "../actions/account";
import { save } from "../actions/download";
import { arriveAt, open } from "../actions/open";
import { arrive, live } from "../actions/past";
import { createRoom, joinByLink, makeInvite, seatOf } from "../actions/room";
import { seeStartForm } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("the download of the account has everything, down to a session's note", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const { page } = mara;
  await arrive(mara);
  await live(app, mara, [
    { activity: "Study", minutes: 25, target: "chapter 4", note: "Slow but done" },
    { activity: "Work", minutes: 25, brokenAt: 5, reason: "someone" },
  ]);
  await open(page, "/account");
  const link = page.getByRole("link", { name: text("account.data.download.label") });
  const { name, content } = await save(page, link);
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

test("a deleted account is gone from every device and every room, and does not sign in", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const phone = await browserOf("Mara's phone");
  const ben = await browserOf("Ben");
  for (const device of [mara, phone]) device.expect(/\b401\b/);
  const credentials = newCredentials();
  await createRoom(ben.page, "Library", "Ben");
  const { pathname } = new URL(ben.page.url());
  await joinByLink(mara.page, await makeInvite(ben.page), "Mara");
  const room = pathname.split("/").at(-1) ?? "";
  await live(app, mara, [{ activity: "Study", minutes: 25, room }]);
  await expect(seatOf(ben.page, "Mara")).toContainText("Study");
  await claimAccount(mara.page, credentials);
  await signIn(phone.page, credentials);

  await open(mara.page, "/account");
  await mara.page.getByRole("button", { name: text("account.data.delete.open") }).click();
  const dialog = mara.page.getByRole("dialog", { name: text("account.data.delete.title") });
  const download = dialog.getByRole("link", { name: text("account.data.download.label") });
  await expect(download, "offered before it is too late").toBeVisible();
  const sure = dialog.getByRole("button", { name: text("account.data.delete.submit") });
  await sure.click();
  const word = text("account.data.delete.word");
  await expect(dialog.getByText(text("account.data.delete.unsure", { word }))).toBeVisible();
  await dialog.getByLabel(text("account.data.delete.confirm", { word })).fill(word);
  await sure.click();
  await arriveAt(mara.page, "/");
  await seeStartForm(mara.page);
  await expect(mara.page.getByText(text("home.left", { how: "deleted" }))).toBeVisible();
  await expect(mara.page.getByText(text("home.noAccount"))).toBeVisible();

  await seeSignedOutHere(phone.page);
  await expect(ben.page.getByRole("main")).not.toContainText("Mara");
  await open(ben.page, `${pathname}/dashboard`);
  await expect(ben.page.getByRole("main")).not.toContainText("Mara");

  await trySignIn(mara.page, credentials);
  await expect(mara.page.getByText(text("reasons.wrong_credentials"))).toBeVisible();
});
