/** The baselines: hand-written queries that read only the covering index. */

const FIGURES = `
  count(*) filter (where broken_at is null and drifted_at is null)::int as completed,
  count(*) filter (where broken_at is not null or drifted_at is not null)::int as broken,
  sum(planned_minutes) filter (where broken_at is null and drifted_at is null)::int as minutes
from focus_session`;

const WHEN = `local_date between $2::date and $3::date
  and (broken_at is not null or drifted_at is not null or planned_end <= now())`;

/** A person's days and activities. */
export const BASELINE_PERSONAL = `
select local_date::text as date, activity_id as activity, ${FIGURES}
where user_id = $1::uuid and ${WHEN}
group by local_date, activity_id`;

/** The same for all members of a room. */
export const BASELINE_ROOM = `
select user_id as person, local_date::text as date, activity_id as activity, ${FIGURES}
where room_id = $1::uuid and ${WHEN}
group by user_id, local_date, activity_id`;
