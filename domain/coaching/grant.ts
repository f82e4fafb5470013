import type { CoachedSession, FocusSession } from "../api/focus-session";

/** A coach sees the sessions run in the room, or all: those outside it by activity and day. */
export const GRANT_SCOPES = ["room", "all"] as const;
export type GrantScope = (typeof GRANT_SCOPES)[number];

/**
 * Ways a coach accessed a member's data: saw their row of the roster, downloaded the roster, opened
 * their page, or downloaded that.
 */
export const ACCESS_KINDS = ["row", "register", "page", "export"] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** A member's sharing with one coach. */
export interface Grant {
  scope: GrantScope;
  targets: boolean;
  reflections: boolean;
  reasons: boolean;
  /** The first local day that is shared; null for all history. */
  sinceDate: string | null;
}

/** The grant that a member gives by joining with a coached invite. The invite lists it. */
export const DEFAULT_GRANT = {
  scope: "room",
  targets: false,
  reflections: false,
  reasons: false,
} as const;

/** A member's choice. Omitted fields are as in `DEFAULT_GRANT`. */
export interface GrantChoice extends Partial<Omit<Grant, "sinceDate">> {
  /** True to share the history before the grant. If omitted, that stays as it was. */
  includeHistory?: boolean | undefined;
}

/**
 * The grant after a choice made on `today`. Sessions are shared from the day of the first grant on,
 * unless the member includes the history.
 */
export function applyGrantChoice(
  choice: GrantChoice,
  previous: Grant | null,
  today: string,
): Grant {
  const includeHistory =
    choice.includeHistory ?? (previous !== null && previous.sinceDate === null);
  return {
    scope: choice.scope ?? DEFAULT_GRANT.scope,
    targets: choice.targets ?? DEFAULT_GRANT.targets,
    reflections: choice.reflections ?? DEFAULT_GRANT.reflections,
    reasons: choice.reasons ?? DEFAULT_GRANT.reasons,
    sinceDate: includeHistory ? null : (previous?.sinceDate ?? today),
  };
}

export function isSameGrant(a: Grant, b: Grant): boolean {
  return (
    a.scope === b.scope &&
    a.targets === b.targets &&
    a.reflections === b.reflections &&
    a.reasons === b.reasons &&
    a.sinceDate === b.sinceDate
  );
}

export const isDayVisible = (day: string, { sinceDate }: Grant): boolean =>
  sinceDate === null || day >= sinceDate;

/** The first shared day of a period that begins on `from`. */
export function findFirstVisibleDay(from: string, grant: Grant): string {
  return grant.sinceDate === null || isDayVisible(from, grant) ? from : grant.sinceDate;
}

/**
 * Sessions of the room as its coach sees them, without texts that are not shared and without
 * references to sessions that are not among them. What the member leaves alone is never shared. Only for sessions run in the room: no grant shares
 * the times and places of others.
 */
export function limitToGrant(sessions: readonly FocusSession[], grant: Grant): CoachedSession[] {
  const seen = new Set(sessions.map((session) => session.id));
  return sessions.map(({ leaveAlone: _, ...session }) => ({
    ...session,
    target: grant.targets ? session.target : null,
    note: grant.reflections ? session.note : null,
    breakReason: grant.reasons ? session.breakReason : null,
    restartOf: session.restartOf && seen.has(session.restartOf) ? session.restartOf : null,
  }));
}
