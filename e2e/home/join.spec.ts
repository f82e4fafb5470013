import { findLastSession } from "../actions/history";
import { tabTo } from "../actions/keyboard";
import { open } from "../actions/open";
import { openRoomStartForm, shareRoom } from "../actions/room";
import { expectCompleted, expectRunning, expectStartForm, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { ANY, text, textLike } from "../fixtures/texts";

test("shows who is focusing, and joins them until their end after a confirmation", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const ben = await openBrowser("Ben");
  await shareRoom(mara, ben, "Night shift");
  await openRoomStartForm(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  const { page } = ben;
  await open(page);
  const join = page.getByRole("button", {
    name: textLike("home.focusing.joinLabel", { name: "Mara", time: ANY }),
  });
  const dialog = page.getByRole("dialog", {
    name: textLike("home.join.title", { name: "Mara", time: ANY }),
  });
  await expect(page.getByRole("listitem").filter({ has: join })).toContainText("Study");

  await tabTo(page, join);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText(text("home.room.full", { room: "Night shift" }));
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expectStartForm(page);

  await join.click();
  await dialog.getByLabel(text("home.join.activity")).selectOption({ label: "Reading" });
  await dialog.getByRole("textbox", { name: text("home.target.label") }).fill("chapter 9");
  await page.keyboard.press("Enter");
  await expectRunning(page, "Reading");
  const [first, second] = [await findLastSession(mara), await findLastSession(ben)];
  expect(second).toMatchObject({ plannedEnd: first.plannedEnd, target: "chapter 9" });

  await app.advance({ minutes: 25 });
  await expectCompleted(page, 24);
  const together = textLike("session.ended.companions.together", { names: ANY, count: 1 });
  await expect(page.getByText(together)).toContainText("Mara");
});
