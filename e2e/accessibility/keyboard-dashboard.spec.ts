import { activityFilter, figure, periodNav, section } from "../actions/dashboard";
import { tabTo } from "../actions/keyboard";
import { open } from "../actions/open";
import { createGuest, recordSessions } from "../actions/record-sessions";
import { formatDay } from "../fixtures/days";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const FOCUS_TIME = text("dashboard.figures.focusTime");

test("operates the dashboard by keyboard: period, activity, chart, table and streak", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  const { keyboard } = page;
  await createGuest(mara);
  await app.advanceToNoon({ weekday: 2 });
  await recordSessions(app, mara, [{ activity: "Work", minutes: 25 }]);
  const today = await app.advanceToNoon();
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 45 },
    { activity: "Work", minutes: 90 },
  ]);
  await open(page, "/dashboard");
  await expect(figure(page, FOCUS_TIME)).toHaveText("2 h 40 min");
  await tabTo(page, periodNav(page).getByRole("link", { name: text("dashboard.periodNav.day") }));
  await keyboard.press("Enter");
  await expect(figure(page, FOCUS_TIME)).toHaveText("2 h 15 min");
  const week = periodNav(page).getByRole("link", { name: text("dashboard.periodNav.week") });
  await tabTo(page, week);
  await expect(week, "the focus stays on the link").toBeFocused();
  await keyboard.press("Enter");
  await expect(figure(page, FOCUS_TIME)).toHaveText("2 h 40 min");
  await tabTo(page, activityFilter(page).getByRole("link", { name: "Work", exact: true }));
  await keyboard.press("Enter");
  await expect(figure(page, FOCUS_TIME)).toHaveText("1 h 55 min");

  const time = section(page, text("dashboard.time.title"));
  const bars = time.getByRole("listbox", { name: text("dashboard.time.title") });
  await tabTo(page, bars);
  await expect(bars.getByRole("option", { selected: true })).toHaveCount(1);
  await keyboard.press("Home");
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  const chosen = bars.getByRole("option", { selected: true });
  await expect(chosen).toHaveAccessibleName(new RegExp(`^${formatDay(today, today)}: 1\\sh\\s30`));
  await tabTo(page, time.locator("summary"));
  await keyboard.press("Enter");
  await expect(time.getByRole("table")).toBeVisible();
  await expect(time.getByText(text("dashboard.hideTable"))).toBeVisible();
  await keyboard.press("Enter");
  await expect(time.getByRole("table")).toBeHidden();

  const strip = page.getByRole("listbox", { name: text("streak.last28Days") });
  await tabTo(page, strip);
  await expect(strip.getByRole("option", { selected: true })).toHaveAccessibleName(
    new RegExp(
      `^${formatDay(today, today)} ${text("streak.why.kept", { completed: 2, broken: 0 })}`,
    ),
  );
});
