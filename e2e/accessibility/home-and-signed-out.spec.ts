import { expectAccessible } from "../actions/accessibility";
import { open } from "../actions/open";
import { createInvite, createRoom } from "../actions/room";
import {
  chooseOtherLength,
  expectRunning,
  startSession,
  targetField,
  unfold,
} from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test.describe.configure({ timeout: 400_000 });

test("has no accessibility violations on pages before signing in", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const newcomer = await openBrowser("newcomer");
  newcomer.allowErrors(/\b404\b/);
  const { page } = newcomer;
  await createRoom(mara.page, "Organic Chemistry II", "Mara");
  const link = await createInvite(mara.page, { role: "coach" });

  await open(page);
  await expectAccessible(page, "home");
  await (await targetField(page)).fill("stuff");
  await chooseOtherLength(page);
  await page.getByLabel(text("home.length.otherMinutes"), { exact: true }).fill("4");
  await page.getByRole("button", { name: text("home.startPlain"), exact: true }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expectAccessible(page, "home with an invalid length");

  for (const [what, path] of [
    ["rooms, empty", "/rooms"],
    ["account, signed out", "/account"],
    ["sign-in", "/sign-in"],
    ["invite", link],
    ["an invalid invite", "/invite/no-such-link"],
    ["a closed room", new URL(mara.page.url()).pathname],
    ["not found", "/no-such-page"],
  ] as const) {
    await open(page, path);
    await expectAccessible(page, what);
  }
  await expect(page).toHaveTitle(`${text("error.notFound.title")} · ${text("shell.title")}`);
});

test("has no accessibility violations from a session's start to its end", async ({
  app,
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  await startSession(page, { activity: "Study", minutes: 25, target: "chapter 4 problems" });
  await expectAccessible(page, "in a session");
  await page.getByRole("button", { name: text("session.end.hold") }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: text("session.end.question") })).toBeVisible();
  await expectAccessible(page, "the confirmation to end early");
  await page.getByRole("button", { name: text("session.end.confirm") }).click();
  await expect(page.getByLabel(text("session.review.label"))).toBeVisible();
  await expectAccessible(page, "broken");

  await page.getByRole("button", { name: text("session.ended.restart", { minutes: 25 }) }).click();
  await expectRunning(page, "Study");
  await app.advance({ minutes: 25 });
  await page.getByRole("button", { name: text("session.review.unfocused") }).click();
  await expectAccessible(page, "completed, with the confirmation to mark it unfocused");
  await page.getByRole("button", { name: text("session.ended.done") }).click();
  await expect(page.getByRole("button", { name: text("timeline.asTable") })).toBeVisible();
  await expectAccessible(page, "home with sessions");
  await page.getByRole("button", { name: text("timeline.asTable") }).click();
  await expect(page.getByRole("table")).toBeVisible();
  await expectAccessible(page, "home with today as a table");

  await unfold(page, "activity");
  await expectAccessible(page, "home with unfolded activities");
  await page.getByRole("button", { name: text("activity.manage") }).click();
  const dialog = page.getByRole("dialog", { name: text("activity.title") });
  await dialog
    .getByRole("button", { name: text("activity.editNamed", { name: "Reading" }) })
    .click();
  await dialog.getByLabel(text("activity.mergeInto")).selectOption({ label: "Study" });
  await expectAccessible(page, "activities");
});
