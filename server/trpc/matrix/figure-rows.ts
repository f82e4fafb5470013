import { inRoom, onOwnObject, personal, type Row } from "./row";

const week = { from: "2026-11-16", to: "2026-11-22" };
const nextMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** Dashboards, goals, days off and weekly reviews. */
export const FIGURE_ROWS: Record<string, Row[]> = {
  "dashboard.personal": [
    personal((c) => c.dashboard.personal(week)),
    onOwnObject(
      (c, { belongings: { activityId } }) => c.dashboard.personal({ ...week, activityId }),
      "activity_not_found",
    ),
  ],
  "dashboard.patterns": [
    personal((c) => c.dashboard.patterns(week)),
    onOwnObject(
      (c, { belongings: { activityId } }) => c.dashboard.patterns({ ...week, activityId }),
      "activity_not_found",
    ),
  ],
  "dashboard.streak": [personal((c) => c.dashboard.streak())],
  "dashboard.sizing": [personal((c) => c.dashboard.sizing())],
  "dashboard.room": [inRoom((c, { slug }) => c.dashboard.room({ roomSlug: slug, ...week }))],
  "dashboard.roomToday": [inRoom((c, { slug }) => c.dashboard.roomToday({ roomSlug: slug }))],
  "goal.list": [personal((c) => c.goal.list())],
  "goal.progress": [personal((c) => c.goal.progress({ week: "2026-11-16" }))],
  "goal.set": [
    onOwnObject(
      (c, { belongings: { activityId } }) =>
        c.goal.set({ activityId, unit: "sessions", amount: 5 }),
      "activity_not_found",
    ),
  ],
  "goal.remove": [
    onOwnObject(
      (c, { belongings: { activityId } }) => c.goal.remove({ activityId }),
      "activity_not_found",
      "goal_not_found",
    ),
  ],
  "restDays.get": [personal((c) => c.restDays.get())],
  "restDays.setWeekdays": [personal((c) => c.restDays.setWeekdays({ weekdays: [6, 7] }))],
  "restDays.declare": [personal((c) => c.restDays.declare({ date: nextMonth() }))],
  "restDays.withdraw": [personal((c) => c.restDays.withdraw({ date: nextMonth() }))],
  "weeklyReview.get": [personal((c) => c.weeklyReview.get({ week: "2026-11-16" }))],
  "weeklyReview.answer": [
    personal((c) => c.weeklyReview.answer({ week: "2026-11-16", answer: "the mornings" })),
  ],
};
