import { log } from "../log";
import { runtime } from "../process/runtime.mjs";

/** What changed, by id. A notice only hints at what to read again: versions heal a lost one. */
export interface Notice {
  /** Rooms whose live view changed; with `people`, only the seats of these people. */
  rooms?: string[];
  /** People whose devices must show the change. */
  people?: string[];
  /** Devices (`auth_session` ids) that were signed out. */
  devices?: string[];
}

/** Publishes a notice to every process. Call it after commit. Never throws. */
export function announce(notice: Notice): void {
  try {
    runtime.bus?.publish(notice);
  } catch (error) {
    log.error({ err: error }, "publishing a notice failed");
  }
}
