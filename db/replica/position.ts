/** Where the primary's log ends, and what its clock shows. */
export interface Position {
  /** Everything that was committed before is written to the log up to this byte. */
  lsn: bigint;
  /** Names the history that the log continues: cluster, database and timeline. */
  history: string;
  /** The primary's `stint_now()` as text. */
  now: string;
}

/** The state of a server that should be a replica, as it reports it. */
export interface StandbyState {
  isStandby: boolean;
  /** The log is applied up to this byte; null if none was. */
  replayed: bigint | null;
  history: string;
}

/** Why a replica cannot answer now; `current` if it can. */
export type Verdict = "current" | "behind" | "not_a_standby" | "other_history";

const historySql = (timeline: string) =>
  `concat_ws('/', system_identifier, current_database(), ${timeline}) as history`;

/**
 * With `synchronous_commit = off` a commit is acknowledged, and seen, before the log is flushed. The
 * timeline is that of the log, because the control file follows a failover only some time later.
 */
export const SELECT_POSITION = `
select stint_now()::text as now,
  (case current_setting('synchronous_commit') when 'off' then pg_current_wal_insert_lsn()
    else pg_current_wal_flush_lsn() end - '0/0'::pg_lsn)::text as lsn,
  ${historySql("('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int")}
from pg_control_system()`;

/** The timeline is that of the last restart point: after a failover it is right some minutes later. */
export const SELECT_STANDBY_STATE = `
select pg_is_in_recovery() as "isStandby",
  (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::text as replayed, ${historySql("timeline_id")}
from pg_control_system(), pg_control_checkpoint()`;

export interface PositionRow {
  now: string;
  lsn: string;
  history: string;
}

export const toPosition = ({ now, lsn, history }: PositionRow): Position => ({
  now,
  lsn: BigInt(lsn),
  history,
});

export interface StandbyRow {
  isStandby: boolean;
  replayed: string | null;
  history: string;
}

export const toStandbyState = ({ isStandby, replayed, history }: StandbyRow): StandbyState => ({
  isStandby,
  replayed: replayed === null ? null : BigInt(replayed),
  history,
});

/** Whether a server in this state shows everything that was committed before the position was read. */
export function judgeStandby({ lsn, history }: Position, state: StandbyState): Verdict {
  if (!state.isStandby) return "not_a_standby";
  if (state.history !== history) return "other_history";
  return state.replayed !== null && state.replayed >= lsn ? "current" : "behind";
}
