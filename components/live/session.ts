import type {
  CurrentSession as WireCurrentSession,
  FocusSession as WireSession,
} from "@/domain/api/focus-session";
import { parseInstant, type WithInstants } from "@/domain/time/instant";

/**
 * A session as the API sends it, but with its instants as epoch ms. Whatever receives one from the
 * API parses it at once, so that no component reads ISO strings.
 */
export type FocusSession = WithInstants<WireSession, "startedAt" | "plannedEnd" | "brokenAt">;

/** The user's own session, and when the server sent it (epoch ms). */
export interface CurrentSession {
  session: FocusSession | null;
  serverNow: number;
}

export const parseSession = (session: WireSession): FocusSession => ({
  ...session,
  startedAt: parseInstant(session.startedAt),
  plannedEnd: parseInstant(session.plannedEnd),
  brokenAt: parseInstant(session.brokenAt),
});

export const parseCurrentSession = ({
  session,
  serverNow,
}: WireCurrentSession): CurrentSession => ({
  session: session && parseSession(session),
  serverNow: parseInstant(serverNow),
});
