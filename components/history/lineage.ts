import type { FocusSession } from "../live/session";
import type { HistoryFilter } from "./history-filter";

/** The session that this one restarted, and the first that restarted it; null if none or unknown. */
export interface Lineage {
  restartOf: FocusSession | null;
  restartedBy: FocusSession | null;
}

/** Returns a function that finds a session's lineage among these sessions. */
export function buildLineages(
  sessions: readonly FocusSession[],
): (session: FocusSession) => Lineage {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const restarts = new Map<string, FocusSession>();
  for (const session of byId.values()) {
    if (!session.restartOf) continue;
    const known = restarts.get(session.restartOf);
    if (!known || session.startedAt < known.startedAt) restarts.set(session.restartOf, session);
  }
  return ({ id, restartOf }) => ({
    restartOf: (restartOf && byId.get(restartOf)) || null,
    restartedBy: restarts.get(id) ?? null,
  });
}

/**
 * Whether the lineage of a listed session may be incomplete: the session it restarted is on a later
 * page, or the filter excludes the one that restarted it. The list is newest first, so without a
 * filter a restart is always above the session it restarted.
 */
export function isLineageIncomplete(
  session: FocusSession,
  { restartOf, restartedBy }: Lineage,
  filter: HistoryFilter,
): boolean {
  if (session.restartOf && !restartOf) return true;
  const { to, from: _, ...others } = filter;
  const mayBeExcluded = session.localDate === to || Object.values(others).some(Boolean);
  return session.status === "broken" && !restartedBy && mayBeExcluded;
}
