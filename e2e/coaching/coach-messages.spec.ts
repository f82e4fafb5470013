import type { Page } from "@playwright/test";
import type { Activity } from "../../domain/api/activity";
import { mutateAs, queryAs } from "../actions/api";
import { openCoachAndMember, openMember, openOwnCoaches } from "../actions/coach";
import { section } from "../actions/dashboard";
import { open, reload } from "../actions/open";
import { recordSessions } from "../actions/record-sessions";
import { openRoomStartForm } from "../actions/room";
import { dismissEnded, expectCompleted, expectRunning, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const NOTE = "Mornings suit you. Keep them.";

test("delivers a note when the member's session ends, and shows the coach that it was read", async ({
  app,
  openBrowser,
}) => {
  const { carl, mara, path } = await openCoachAndMember(openBrowser);
  await openRoomStartForm(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25 });
  await open(carl.page, `${path}/coach`);
  await openMember(carl.page, "Mara");
  await writeNote(carl.page, "Mara", NOTE);
  const notes = section(carl.page, text("coaching.notes.title", { name: "Mara" }));
  await expect(notes.getByRole("listitem")).toContainText([NOTE]);
  await expect(notes).toContainText("not read yet");

  await open(mara.page);
  await expectRunning(mara.page, "Study");
  await expect(mara.page.getByText(NOTE)).toHaveCount(0);
  const waiting = await mara.newTab();
  await open(waiting, "/account/coaches");
  await expect(waiting.getByText(text("coaching.sharing.waiting"))).toBeVisible();
  await expect(waiting.getByText(NOTE)).toHaveCount(0);

  await app.advance({ minutes: 25 });
  await expect(waiting.getByText(NOTE), "shown without a reload").toBeVisible();
  await expect(waiting.getByText(text("coaching.sharing.waiting"))).toHaveCount(0);
  await expectCompleted(mara.page, 25);
  await dismissEnded(mara.page);
  await expect(mara.page.getByText(NOTE)).toBeVisible();
  await reload(carl.page);
  await expect(notes).not.toContainText("not read yet");
});

test("turns an accepted plan into a goal with the coach's name; others are declined or withdrawn", async ({
  app,
  openBrowser,
}) => {
  const { carl, mara, path, room } = await openCoachAndMember(openBrowser);
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 25, room },
    { activity: "Reading", minutes: 25, room },
    { activity: "Work", minutes: 25, room },
  ]);
  await open(carl.page, `${path}/coach`);
  await openMember(carl.page, "Mara");
  const plans = section(carl.page, text("coaching.plans.title", { name: "Mara" }));
  for (const activity of ["Study", "Reading", "Work"]) {
    await suggest(carl.page, "Mara", { activity, amount: 4 });
    await expect(plans.getByText(describePlan(activity), { exact: true })).toBeVisible();
  }
  const activities = plans.getByLabel(text("coaching.plans.form.activity"));
  await activities.selectOption({ label: "Work" });
  const replaces = { name: "Mara", plan: describePlan("Work") };
  const warning = plans.getByText(text("coaching.plans.form.replaces", replaces));
  await expect(warning).toBeVisible();
  const withdrawn = text("coaching.plans.withdrawNamed", { plan: describePlan("Work") });
  await plans.getByRole("button", { name: withdrawn }).click();
  await expect(warning).toHaveCount(0);
  await expect(plans.getByText(describePlan("Work"))).toHaveCount(0);

  await openOwnCoaches(mara.page, "Carl");
  const own = section(mara.page, text("coaching.sharing.plans"));
  await expect(own.getByRole("listitem")).toHaveCount(2);
  const answer = (
    key: "acceptNamed" | "declineNamed",
    activity: string,
    state: "open" | "accepted" | "declined" = "open",
  ) =>
    own
      .getByRole("button", {
        name: text(`coaching.plans.${key}`, { state, plan: describePlan(activity) }),
      })
      .click();
  const study = (await queryAs<Activity[]>(mara, "activity.list")).find(
    ({ name }) => name === "Study",
  );
  await mutateAs(mara, "goal.set", { activityId: study?.id, unit: "sessions", amount: 9 });
  await reload(mara.page);
  const nine = text("coaching.plans.sessionsPerWeek", { count: 9 });
  const replacesGoal = text("coaching.plans.replacesGoal", { amount: nine });
  await expect(own).toContainText(replacesGoal);
  await answer("acceptNamed", "Study");
  await expect(own).toContainText("by Carl, accepted");
  await expect(own).toContainText("Added to your goals.");
  await expect(own).not.toContainText(replacesGoal);
  await answer("declineNamed", "Reading");
  await expect(own).toContainText("by Carl, declined");
  // Both answers can still be changed.
  await answer("acceptNamed", "Reading", "declined");
  await expect(own).not.toContainText("by Carl, declined");
  await answer("declineNamed", "Reading", "accepted");
  await expect(own).toContainText("by Carl, declined");

  await open(mara.page, "/dashboard");
  const goals = section(mara.page, text("goals.title"));
  const goal = goals.getByRole("listitem");
  await expect(goal).toHaveCount(1);
  await expect(goal).toContainText("Study");
  await expect(goal).toContainText(text("coaching.suggestedBy", { name: "Carl" }));
  await reload(carl.page);
  await expect(plans.getByRole("listitem").filter({ hasText: "Study" })).toContainText("accepted");
  await expect(plans.getByRole("listitem").filter({ hasText: "Reading" })).toContainText(
    "declined",
  );
});

const describePlan = (activity: string) =>
  text("coaching.plans.summary", {
    activity,
    amount: text("coaching.plans.sessionsPerWeek", { count: 4 }),
  });

async function writeNote(page: Page, name: string, note: string): Promise<void> {
  await page.getByLabel(text("coaching.notes.label", { name })).fill(note);
  await page.getByRole("button", { name: text("coaching.notes.send") }).click();
  await expect(page.getByText(text("coaching.notes.sent"))).toBeVisible();
}

async function suggest(
  page: Page,
  name: string,
  { activity, amount }: { activity: string; amount: number },
): Promise<void> {
  const plans = section(page, text("coaching.plans.title", { name }));
  const activities = plans.getByLabel(text("coaching.plans.form.activity"));
  await activities.selectOption({ label: activity });
  await plans.getByLabel(text("coaching.plans.form.amount")).fill(String(amount));
  await plans.getByRole("button", { name: text("coaching.plans.form.submit") }).click();
  await expect(plans.getByText(text("coaching.plans.form.done", { name }))).toBeVisible();
}
