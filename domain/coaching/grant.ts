import type { FocusSession } from "../api/focus-session";

/** Which sessions a coach sees: those run in the room, or all by activity and day. */
export const GRANT_SCOPES = ["room", "all"] as const;
export type GrantScope = (typeof GRANT_SCOPES)[number];

/**
 * What a coach did to look: had the member's row of the register before them, took an export of the
 * register, opened the member's page, or exported it.
 */
export const ACCESS_KINDS = ["row", "register", "page", "export"] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** What a member lets one coach see. */
export interface Grant {
  scope: GrantScope;
  targets: boolean;
  reflections: boolean;
  reasons: boolean;
  /** The local day from which on sessions are seen; null: all history. */
  sinceDate: string | null;
}

/** What joining as a coached member grants, said in words before joining. */
export const DEFAULT_GRANT = {
  scope: "room",
  targets: false,
  reflections: false,
  reasons: false,
} as const;

/** What a member chooses; what is left out is as in `DEFAULT_GRANT`. */
export interface GrantChoice extends Partial<Omit<Grant, "sinceDate">> {
  /** Shares the history before the grant, or no longer does; as before when left out. */
  includeHistory?: boolean | undefined;
}

/**
 * The grant that a choice makes on `today`, in the place of the one that stood, if any: sessions
 * are seen from the day on which the first was given, unless the member shares the history.
 */
export function applyGrantChoice(choice: GrantChoice, stood: Grant | null, today: string): Grant {
  const { includeHistory = stood !== null && stood.sinceDate === null, ...rights } = choice;
  const { scope, targets, reflections, reasons } = { ...DEFAULT_GRANT, ...defined(rights) };
  const sinceDate = includeHistory ? null : (stood?.sinceDate ?? today);
  return { scope, targets, reflections, reasons, sinceDate };
}

/** Whether two grants let the same be seen. */
export function isSameGrant(a: Grant, b: Grant): boolean {
  return (
    a.scope === b.scope &&
    a.targets === b.targets &&
    a.reflections === b.reflections &&
    a.reasons === b.reasons &&
    a.sinceDate === b.sinceDate
  );
}

/** Whether sessions of a local day are seen. */
export const isDayVisible = (day: string, { sinceDate }: Grant): boolean =>
  sinceDate === null || day >= sinceDate;

/** From the later of two days on: the first day of a period of which the grant lets anything be seen. */
export function visibleFrom(from: string, grant: Grant): string {
  return grant.sinceDate === null || isDayVisible(from, grant) ? from : grant.sinceDate;
}

/**
 * Sessions of the room as its coach sees them: without the words that were not granted, and without
 * a pointer to a session that is not among them. Sessions elsewhere have a time and a place that no
 * grant gives: they are not told one by one.
 */
export function limitToGrant(sessions: readonly FocusSession[], grant: Grant): FocusSession[] {
  const seen = new Set(sessions.map((session) => session.id));
  return sessions.map((session) => ({
    ...session,
    target: grant.targets ? session.target : null,
    note: grant.reflections ? session.note : null,
    breakReason: grant.reasons ? session.breakReason : null,
    restartOf: session.restartOf && seen.has(session.restartOf) ? session.restartOf : null,
  }));
}

function defined<Of extends object>(given: Of): Partial<Of> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Of>;
}
