import { expect, type Locator, type Page } from "@playwright/test";
import { text } from "../fixtures/texts";

interface SessionChoice {
  activity?: string;
  /** One of the presets. */
  minutes?: number;
  target?: string;
  /** Name of the room to run it in. */
  room?: string;
}

/** "Start 25 min until 21:42"; the end is known once the time zone is. */
export const startButton = (page: Page, minutes?: number) =>
  page.getByRole("button", {
    name: minutes
      ? new RegExp(`^${text("home.startMinutes", { minutes })} `)
      : new RegExp(`^${text("home.startPlain")} `),
  });

/** The start form's button that unfolds the activities or the lengths. */
export const unfoldButton = (page: Page, part: "activity" | "length") =>
  page.getByRole("button", {
    name: new RegExp(`^${text(part === "activity" ? "home.activity" : "home.length.legend")}:`),
  });

/** Unfolds the activities or the lengths of the start form. */
export async function unfold(page: Page, part: "activity" | "length"): Promise<void> {
  const button = unfoldButton(page, part);
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
  await expect(button).toHaveAttribute("aria-expanded", "true");
}

/** An activity in the start form, also while the activities are folded. */
export const activityChip = (page: Page, name: string) =>
  page
    .getByRole("group", { name: text("activity.legend"), includeHidden: true })
    .getByRole("radio", { name, exact: true, includeHidden: true });

/** A length in the start form, also while the lengths are folded. */
export const lengthChip = (page: Page, minutes: number) =>
  page.getByRole("radio", {
    name: text("home.length.minutes", { minutes }),
    exact: true,
    includeHidden: true,
  });

export async function chooseActivity(page: Page, name: string): Promise<void> {
  await unfold(page, "activity");
  await activityChip(page, name).click();
  await expect(unfoldButton(page, "activity")).toContainText(name);
}

export async function chooseLength(page: Page, minutes: number): Promise<void> {
  await unfold(page, "length");
  await lengthChip(page, minutes).click();
  await expect(unfoldButton(page, "length")).toContainText(String(minutes));
}

/** Unfolds the fields for any other length or end. */
export async function chooseOtherLength(page: Page): Promise<void> {
  await unfold(page, "length");
  await page.getByRole("radio", { name: text("home.length.other"), exact: true }).check();
}

/** The target in the start form; on a phone it is added first. */
export async function targetField(page: Page): Promise<Locator> {
  const field = page.getByRole("textbox", { name: text("home.target.label") });
  const add = page.getByRole("button", { name: text("home.target.add"), exact: true });
  await expect(field.or(add).first()).toBeVisible();
  if (await add.isVisible()) await add.click();
  return field;
}

/** Starts a session; what is not given stays as preselected. */
export async function startSession(page: Page, choice: SessionChoice = {}): Promise<void> {
  const { activity, minutes, target, room } = choice;
  if (activity) await chooseActivity(page, activity);
  if (minutes) await chooseLength(page, minutes);
  if (target) await (await targetField(page)).fill(target);
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
  if (activity)
    await expect(page.getByRole("heading", { name: activity, exact: true })).toBeVisible();
}

/** The page shows the result of a completed session. */
export async function expectCompleted(page: Page, minutes: number): Promise<void> {
  await expect(endedTitle(page, text("session.ended.completed", { minutes }))).toBeVisible();
}

/** The page shows the start form, so no session is running. */
export async function expectStartForm(page: Page): Promise<void> {
  await expect(unfoldButton(page, "length")).toBeVisible();
}

export const timeLeft = (page: Page) => page.getByRole("timer", { name: text("session.timeLeft") });

export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name, exact: true });

/** The title of an ended session's result. */
export const endedTitle = (page: Page, name: string | RegExp) =>
  page
    .getByRole("region", { name: text("session.ended.label"), exact: true })
    .getByRole("heading", { name, exact: true });

/** "18:04" as seconds. */
export async function secondsLeft(page: Page): Promise<number> {
  const shown = (await timeLeft(page).textContent()) ?? "";
  return shown.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

export async function startAgain(page: Page, minutes: number): Promise<void> {
  await page.getByRole("button", { name: text("session.ended.again", { minutes }) }).click();
}

export async function dismissEnded(page: Page): Promise<void> {
  await page.getByRole("button", { name: text("session.ended.done"), exact: true }).click();
}
