import { log } from "../log";
import { runtime } from "../process/runtime.mjs";

/** What changed, by id. A notice is only a hint to read anew: losing one loses nothing. */
export interface Notice {
  /** Rooms whose live view changed. With `people` named, it is their seats that did. */
  rooms?: string[];
  /** People who must hear of a change on their own devices. */
  people?: string[];
  /** Devices (`auth_session` ids) that were signed out. */
  devices?: string[];
}

/** Tells every process what changed. Called after commit; never throws. */
export function announce(notice: Notice): void {
  try {
    runtime.bus?.publish(notice);
  } catch (error) {
    log.error({ err: error }, "a notice was not published");
  }
}
