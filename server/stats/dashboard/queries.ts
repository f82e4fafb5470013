import type { Database } from "@/db/client";
import { IS_ENDED, TALLY } from "@/db/status-sql";
import type { PersonalDashboard } from "@/domain/api/dashboard";
import { buildPersonalDashboard, type DayCell, sumTallies } from "@/domain/stats/totals";
import { type Period, previousPeriod } from "@/domain/time/period";
import { countedCells, listChosenActivities } from "./activity-queries";
import { isPackedPeriod, listCells } from "./cell-queries";

/**
 * The person and days of a dashboard. An activity limits it to the sessions shown under that
 * activity.
 */
export interface PersonalQuery extends Period {
  userId: string;
  activityId?: string | undefined;
}

/**
 * Returns the personal dashboard of a period. Refuses an activity of another person with
 * `activity_not_found`.
 */
export async function findPersonalDashboard(
  database: Database,
  { userId, activityId, from, to }: PersonalQuery,
): Promise<PersonalDashboard> {
  const period = { from, to };
  const [activities, all] = await Promise.all([
    listChosenActivities(database, { userId, activityId }),
    cellsWithPrevious(database, userId, period),
  ]);
  const cells = countedCells(all, activities);
  return buildPersonalDashboard({
    period,
    cells,
    activities: activities.values(),
    previous: sumTallies(cells.filter((cell) => cell.date < from)),
  });
}

/** Only the total of the previous period is needed, so all of it is put under its first day. */
const SPAN_WITH_PREVIOUS = `
select (case when s.local_date < $3::date then $2::date else s.local_date end)::text as date,
  s.activity_id as "activityId", ${TALLY}
from focus_session s
where s.user_id = $1::uuid and s.local_date between $2::date and $4::date and ${IS_ENDED}
group by case when s.local_date < $3::date then $2::date else s.local_date end, s.activity_id`;

/**
 * Returns the cells of a period and of the previous one. Those of the previous period have a date
 * before `period.from`.
 */
async function cellsWithPrevious(
  database: Database,
  userId: string,
  period: Period,
): Promise<DayCell[]> {
  const { from } = previousPeriod(period);
  if (!isPackedPeriod(period)) {
    return database.history.prepared<DayCell>(SPAN_WITH_PREVIOUS, [
      userId,
      from,
      period.from,
      period.to,
    ]);
  }
  return listCells(database, userId, { from, to: period.to });
}
