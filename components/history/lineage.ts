import type { FocusSession } from "@/domain/api/wire";
import type { HistoryFilter } from "./history-filter";

/** What a session restarted, and what restarted it first; null where it is none or not known. */
export interface Lineage {
  restartOf: FocusSession | null;
  restartedBy: FocusSession | null;
}

/** Answers the lineage of a session as far as these sessions know it. */
export function lineageAmong(
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
 * Whether the lineage of a listed session may reach out of the list: what it restarted is further
 * down, or the filter leaves out what restarted it. The list is newest first, so that without a
 * filter a restart always stands above what it restarted.
 */
export function reachesOut(
  session: FocusSession,
  { restartOf, restartedBy }: Lineage,
  filter: HistoryFilter,
): boolean {
  if (session.restartOf && !restartOf) return true;
  const { to, from: _, ...others } = filter;
  const isLeftOut = session.localDate === to || Object.values(others).some(Boolean);
  return session.status === "broken" && !restartedBy && isLeftOut;
}
