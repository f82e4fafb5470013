import type { Locator, Page } from "@playwright/test";
import { listSessions } from "../actions/history";
import { open } from "../actions/open";
import { closeDialog } from "../actions/room";
import {
  activityChip,
  dismissEnded,
  expectStartForm,
  startSession,
  unfold,
} from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

async function openActivities(page: Page): Promise<Locator> {
  await unfold(page, "activity");
  await page.getByRole("button", { name: text("activity.manage") }).click();
  const dialog = page.getByRole("dialog", { name: text("activity.title") });
  await expect(dialog).toBeVisible();
  return dialog;
}

const openRow = (dialog: Locator, name: string) =>
  dialog.getByRole("button", { name: text("activity.editNamed", { name }), exact: true }).click();

test("creates, renames, recolors, archives and restores activities", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  const dialog = await openActivities(page);
  await dialog.getByLabel(text("activity.newName")).fill("Piano");
  await dialog.getByRole("button", { name: text("activity.add") }).click();
  await openRow(dialog, "Piano");
  await dialog.getByLabel(text("activity.name"), { exact: true }).fill("Cello");
  await dialog.getByRole("button", { name: text("activity.rename") }).click();
  const color = dialog.getByRole("radio", { name: text("activity.color.pink") });
  await color.check();
  await openRow(dialog, "Cello");
  await openRow(dialog, "Admin");
  await dialog.getByRole("button", { name: text("activity.archive") }).click();
  await expect(
    dialog.getByRole("button", { name: text("activity.restoreNamed", { name: "Admin" }) }),
  ).toBeVisible();
  await closeDialog(page);
  await unfold(page, "activity");
  await expect(activityChip(page, "Cello")).toBeVisible();
  await expect(activityChip(page, "Admin")).toHaveCount(0);

  await openActivities(page);
  await dialog
    .getByRole("button", { name: text("activity.restoreNamed", { name: "Admin" }) })
    .click();
  await closeDialog(page);
  await unfold(page, "activity");
  await expect(activityChip(page, "Admin")).toBeVisible();
});

test("saves the typed name when the row is closed", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  const dialog = await openActivities(page);
  await openRow(dialog, "Admin");
  await dialog.getByLabel(text("activity.name"), { exact: true }).fill("Letters");
  await openRow(dialog, "Admin");
  await expect(
    dialog.getByRole("button", { name: text("activity.editNamed", { name: "Letters" }) }),
  ).toBeFocused();
  await expect(dialog.getByLabel(text("activity.name"), { exact: true })).toHaveCount(0);
  await closeDialog(page);
  await unfold(page, "activity");
  await expect(activityChip(page, "Letters")).toBeVisible();
});

test("moves sessions of a merged activity to the other one and removes its name", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await open(page);
  await startSession(page, { activity: "Reading", minutes: 15 });
  await app.advance({ minutes: 15 });
  await dismissEnded(page);
  await expectStartForm(page);
  const dialog = await openActivities(page);
  await openRow(dialog, "Reading");
  await dialog.getByLabel(text("activity.mergeInto")).selectOption({ label: "Study" });
  await expect(
    dialog.getByText(text("activity.mergeMeans", { from: "Reading", into: "Study" })),
  ).toBeVisible();
  await dialog.getByRole("button", { name: text("activity.merge", { into: "Study" }) }).click();
  await expect(
    dialog.getByRole("button", { name: text("activity.editNamed", { name: "Reading" }) }),
  ).toHaveCount(0);
  await closeDialog(page);
  await expect(activityChip(page, "Reading")).toHaveCount(0);
  expect(await listSessions(mara)).toMatchObject([
    { activity: { name: "Study" }, status: "completed" },
  ]);
});

test("refuses a name that is taken, says why and keeps it in the field", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  mara.allowErrors(/\b409\b/);
  await open(mara.page);
  const dialog = await openActivities(mara.page);
  const field = dialog.getByLabel(text("activity.newName"));
  await field.fill("study");
  await dialog.getByRole("button", { name: text("activity.add") }).click();
  await expect(field).toHaveAccessibleDescription(text("reasons.activity_name_taken"));
  await expect(field).toHaveValue("study");
});

test("hints at fewer activities when there are more than seven", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  const dialog = await openActivities(page);
  for (const name of ["Piano", "Garden"]) {
    await dialog.getByLabel(text("activity.newName")).fill(name);
    await dialog.getByRole("button", { name: text("activity.add") }).click();
    await expect(
      dialog.getByRole("button", { name: text("activity.editNamed", { name }) }),
    ).toBeVisible();
  }
  await closeDialog(page);
  await unfold(page, "activity");
  await expect(page.getByText(text("activity.many", { count: 8 }))).toBeVisible();
});
