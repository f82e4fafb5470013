import { expectAccessible } from "../actions/accessibility";
import { breakByKeyboard, endButton } from "../actions/end-early";
import { listSessions } from "../actions/history";
import { tabTo } from "../actions/keyboard";
import { open } from "../actions/open";
import {
  activityChip,
  endedTitle,
  expectCompleted,
  expectRunning,
  expectStartForm,
  heading,
  lengthChip,
  startButton,
  targetField,
  unfoldButton,
} from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("starts, ends early, restarts and reviews a session by keyboard", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  const { keyboard } = page;
  await open(page);
  await keyboard.press("3");
  await expect(activityChip(page, "Reading")).toBeChecked();
  await tabTo(page, unfoldButton(page, "length"));
  await keyboard.press("Enter");
  await expect(lengthChip(page, 25)).toBeFocused();
  await keyboard.press("ArrowRight");
  await expect(lengthChip(page, 45)).toBeChecked();
  await keyboard.press("Enter");
  await expect(unfoldButton(page, "length"), "Enter takes the length").toBeFocused();
  await expect(lengthChip(page, 45)).toBeHidden();
  await tabTo(page, startButton(page, 45));
  await keyboard.press("Enter");
  await expectRunning(page, "Reading");

  await tabTo(page, endButton(page));
  await keyboard.press("Enter");
  await keyboard.press("Escape");
  await expectRunning(page, "Reading");
  await tabTo(page, endButton(page));
  await breakByKeyboard(page);
  await expect(
    endedTitle(page, text("session.ended.broken", { after: 0, minutes: 45 })),
  ).toBeVisible();

  await tabTo(page, page.getByRole("button", { name: text("session.ended.try", { minutes: 15 }) }));
  await keyboard.press("Enter");
  await expectRunning(page, "Reading");
  await app.advance({ minutes: 15 });
  await expectCompleted(page, 15);

  await tabTo(page, page.getByLabel(text("session.review.label")));
  await keyboard.type("To page 40");
  await keyboard.press("Enter");
  await expect(page.getByText(text("session.review.saved"))).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: text("session.ended.done") }));
  await keyboard.press("Enter");
  await expectStartForm(page);
  await keyboard.press("Enter");
  await tabTo(page, await targetField(page));
  await expectStartForm(page);
  await keyboard.press("Enter");
  await expectRunning(page, "Reading");

  const [again, completed, broken] = await listSessions(mara);
  expect(again).toMatchObject({ status: "running", restartOf: null });
  expect(completed).toMatchObject({ status: "completed", note: "To page 40" });
  expect(completed?.restartOf).toBe(broken?.id);
  expect(broken).toMatchObject({ status: "broken" });
});

test("focuses the skip link first, which leads to the content", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: text("shell.skip") })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("opens the shortcut help and navigates by command palette, also as a newcomer", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara");
  const { keyboard } = page;
  await open(page);
  await keyboard.press("?");
  const keys = page.getByRole("dialog", { name: text("shell.shortcuts.title") });
  await expect(keys).toContainText(text("shell.shortcuts.activity"));
  await expectAccessible(page, "the shortcut help");
  await keyboard.press("Escape");
  await expect(keys).toBeHidden();

  await keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: text("shell.palette.title") });
  await expect(palette).toBeVisible();
  await keyboard.type(text("shell.rooms"));
  await expect(palette.getByRole("option")).toHaveCount(1);
  await expectAccessible(page, "the command palette");
  await keyboard.press("Enter");
  await expect(heading(page, text("rooms.title"))).toBeFocused();
  await keyboard.press("g");
  await keyboard.press("d");
  await expect(heading(page, text("dashboard.title"))).toBeFocused();
});
