import type { Database } from "@/db/client";
import { type DayCell, personalDashboard, sumOf } from "@/domain/dashboard-totals";
import { previousSpan, type Span } from "@/domain/span";
import type { PersonalDashboard } from "@/domain/wire-dashboard";
import { chosenActivities, countingCells } from "./activity-queries";
import { cellsOfPerson, isPackedSpan } from "./cell-queries";
import { IS_ENDED, TALLY } from "./tally-sql";

/** Whose figures of which days; an activity narrows them to what is shown under it. */
export interface PersonalAsked extends Span {
  userId: string;
  activityId?: string | undefined;
}

/** The personal dashboard of a span. Refuses an activity of somebody else: `activity_not_found`. */
export async function personalFigures(
  database: Database,
  { userId, activityId, from, to }: PersonalAsked,
): Promise<PersonalDashboard> {
  const span = { from, to };
  const [activities, all] = await Promise.all([
    chosenActivities(database, { userId, activityId }),
    cellsWithPrevious(database, userId, span),
  ]);
  const cells = countingCells(all, activities);
  return personalDashboard({
    span,
    cells,
    activities: activities.values(),
    previous: sumOf(cells.filter((cell) => cell.date < from)),
  });
}

/** Of the span before only the sum is asked, so that all of it stands under its first day. */
const SPAN_WITH_PREVIOUS = `
select (case when s.local_date < $3::date then $2::date else s.local_date end)::text as date,
  s.activity_id as "activityId", ${TALLY}
from focus_session s
where s.user_id = $1::uuid and s.local_date between $2::date and $4::date and ${IS_ENDED}
group by case when s.local_date < $3::date then $2::date else s.local_date end, s.activity_id`;

/** Cells of a span and of the one before it, which lie before `span.from`. */
async function cellsWithPrevious(
  database: Database,
  userId: string,
  span: Span,
): Promise<DayCell[]> {
  const { from } = previousSpan(span);
  if (!isPackedSpan(span)) {
    return database.prepared<DayCell>(SPAN_WITH_PREVIOUS, [userId, from, span.from, span.to]);
  }
  return cellsOfPerson(database, userId, { from, to: span.to });
}
