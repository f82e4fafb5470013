import type { PersonalDashboard } from "../api/dashboard";
import type { ActivityTally, DayTally, RatedTally, Tally } from "../api/tally";
import type { Color } from "../focus-session/color";
import { listDays, type Period } from "../time/period";

/** Ended sessions of one day and activity. An activity may have several cells on a day. */
export interface DayCell extends Tally {
  date: string;
  activityId: string;
}

export interface NamedActivity {
  id: string;
  name: string;
  color: Color;
}

/** Completed / (completed + broken), from 0 to 1; null with nothing ended. */
export function computeCompletionRate({
  completed,
  broken,
}: Omit<Tally, "focusMinutes">): number | null {
  const ended = completed + broken;
  return ended === 0 ? null : completed / ended;
}

/** Adds the completion rate and drops all other fields of the argument. */
export function addCompletionRate({ completed, broken, focusMinutes }: Tally): RatedTally {
  return {
    completed,
    broken,
    focusMinutes,
    completionRate: computeCompletionRate({ completed, broken }),
  };
}

export function sumTallies(tallies: Iterable<Tally>): Tally {
  const sum = noTally();
  for (const tally of tallies) addTo(sum, tally);
  return sum;
}

/** Every day of the period with the sum of its cells. Cells outside the period are ignored. */
export function tallyByDay(period: Period, cells: Iterable<DayCell>): ({ date: string } & Tally)[] {
  const byDate = new Map(listDays(period).map((date) => [date, { date, ...noTally() }]));
  for (const cell of cells) {
    const day = byDate.get(cell.date);
    if (day) addTo(day, cell);
  }
  return [...byDate.values()];
}

/**
 * The activities that have a cell, most focus time first, then by name. Throws when one is not
 * among `activities`, because leaving it out would make totals wrong.
 */
export function tallyByActivity(
  cells: Iterable<DayCell>,
  activities: Iterable<NamedActivity>,
): ActivityTally[] {
  const known = new Map([...activities].map((activity) => [activity.id, activity]));
  const tallies = new Map<string, ActivityTally>();
  for (const cell of cells) {
    let tally = tallies.get(cell.activityId);
    if (!tally) {
      const activity = known.get(cell.activityId);
      if (!activity) throw new Error(`a cell of the unknown activity ${cell.activityId}`);
      tally = { activityId: activity.id, name: activity.name, color: activity.color, ...noTally() };
      tallies.set(cell.activityId, tally);
    }
    addTo(tally, cell);
  }
  return [...tallies.values()].sort(compareActivities);
}

/**
 * The personal dashboard of a period. Every sum is over the same cells, so that all figures add up.
 * Runs in linear time over days and cells.
 */
export function buildPersonalDashboard(facts: {
  period: Period;
  cells: Iterable<DayCell>;
  activities: Iterable<NamedActivity>;
  previous: Tally;
}): PersonalDashboard {
  const { from, to } = facts.period;
  const cells = [...facts.cells].filter((cell) => from <= cell.date && cell.date <= to);
  const byActivity = tallyByActivity(cells, facts.activities);
  return {
    from,
    to,
    ...addCompletionRate(sumTallies(cells)),
    byActivity,
    byDay: withActivities(
      tallyByDay(facts.period, cells),
      cells,
      byActivity.map((activity) => activity.activityId),
    ),
    previous: addCompletionRate(facts.previous),
  };
}

/** Adds each day's activities, in their order in the whole period. */
function withActivities(
  days: ({ date: string } & Tally)[],
  cells: DayCell[],
  order: string[],
): DayTally[] {
  const rank = new Map(order.map((id, i) => [id, i]));
  const byRank = (a: { activityId: string }, b: { activityId: string }) =>
    (rank.get(a.activityId) ?? 0) - (rank.get(b.activityId) ?? 0);
  const byDate = new Map<string, DayTally>();
  for (const day of days) byDate.set(day.date, Object.assign(day, { activities: [] }));
  for (const cell of cells) {
    const activities = byDate.get(cell.date)?.activities ?? [];
    const known = activities.find(({ activityId }) => activityId === cell.activityId);
    if (known) addTo(known, cell);
    else activities.push(toActivityCell(cell));
  }
  for (const day of byDate.values()) day.activities.sort(byRank);
  return [...byDate.values()];
}

// Not a spread, which is slower: ten years have tens of thousands of these.
const toActivityCell = ({ activityId, completed, broken, focusMinutes }: DayCell) => ({
  activityId,
  completed,
  broken,
  focusMinutes,
});

function compareActivities(a: ActivityTally, b: ActivityTally): number {
  return (
    b.focusMinutes - a.focusMinutes ||
    a.name.localeCompare(b.name, "en") ||
    (a.activityId < b.activityId ? -1 : Number(a.activityId > b.activityId))
  );
}

const noTally = (): Tally => ({ completed: 0, broken: 0, focusMinutes: 0 });

function addTo(sum: Tally, more: Tally): void {
  sum.completed += more.completed;
  sum.broken += more.broken;
  sum.focusMinutes += more.focusMinutes;
}
