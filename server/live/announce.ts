import { log } from "../log";
import { runtime } from "../process/runtime.mjs";
import type { Written } from "./written";

/**
 * Ids of what changed. Receivers read the rows again, unless it holds the change itself. A notice may
 * be lost: the version check finds the change.
 */
export interface Notice {
  /** Rooms whose live view changed; with `people`, only the seats of these people. */
  rooms?: string[];
  /** People whose devices must show the change. */
  people?: string[];
  /** Rooms whose viewers must read the group sessions again. */
  groupSessions?: string[];
  /** People whose devices must read their group sessions again. */
  groupSessionsOf?: string[];
  /** Devices (`auth_session` ids) that were signed out. */
  devices?: string[];
  /** Signs of life for streams of other processes (`signKey`). Receivers read nothing for them. */
  signs?: string[];
  /** The change itself, for the hub of this process. Other processes get the ids alone. */
  written?: Written | undefined;
}

/** The part of a notice that other processes get. */
export type SentNotice = Omit<Notice, "written">;

/** Publishes a notice to every process. Call it after commit. Never throws. */
export function announce(notice: Notice): void {
  try {
    runtime.bus?.publish(notice);
  } catch (error) {
    log.error({ err: error }, "publishing a notice failed");
  }
}
