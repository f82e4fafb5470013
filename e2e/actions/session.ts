import { expect, type Page } from "@playwright/test";
import { ANY, text, textLike } from "../fixtures/texts";

interface SessionChoice {
  activity?: string;
  /** One of the presets. */
  minutes?: number;
  target?: string;
  /** Name of the room to run it in. */
  room?: string;
}

export const startButton = (page: Page, minutes?: number) =>
  page.getByRole("button", {
    name: minutes
      ? textLike("home.start", { minutes, time: ANY })
      : new RegExp(`^${text("home.startPlain")}`),
  });

export const activityChip = (page: Page, name: string) =>
  page
    .getByRole("group", { name: text("activity.legend") })
    .getByRole("radio", { name, exact: true });

export const lengthChip = (page: Page, minutes: number) =>
  page.getByRole("radio", { name: text("home.length.minutes", { minutes }), exact: true });

/** Starts a session; what is not given stays as preselected. */
export async function startSession(page: Page, choice: SessionChoice = {}): Promise<void> {
  const { activity, minutes, target, room } = choice;
  if (activity) await activityChip(page, activity).check();
  if (minutes) await lengthChip(page, minutes).check();
  if (target) await page.getByRole("textbox", { name: text("home.target.label") }).fill(target);
  if (room) {
    const label = page.getByLabel(text("home.room.label"), { exact: true });
    await label.selectOption({ label: room });
  }
  await startButton(page, minutes).click();
  await expectRunning(page, activity);
}

/** The page shows a running session: its activity and the time left. */
export async function expectRunning(page: Page, activity?: string): Promise<void> {
  await expect(timeLeft(page)).toBeVisible();
  if (activity) await expect(page.getByRole("heading", { name: activity, level: 1 })).toBeVisible();
}

/** The page shows the result of a completed session. */
export async function expectCompleted(page: Page, minutes: number): Promise<void> {
  await expect(heading(page, text("session.ended.completed", { minutes }))).toBeVisible();
}

/** The page shows the start form, so no session is running. */
export async function expectStartForm(page: Page): Promise<void> {
  await expect(heading(page, text("home.title"))).toBeVisible();
}

export const timeLeft = (page: Page) => page.getByRole("timer", { name: text("session.timeLeft") });

export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name, exact: true });

/** "18:04" as seconds. */
export async function secondsLeft(page: Page): Promise<number> {
  const shown = (await timeLeft(page).textContent()) ?? "";
  return shown.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

export async function startAgain(page: Page, minutes: number): Promise<void> {
  await page.getByRole("button", { name: text("session.ended.again", { minutes }) }).click();
}

export async function dismissEnded(page: Page): Promise<void> {
  await page.getByRole("button", { name: text("session.ended.done") }).click();
}
