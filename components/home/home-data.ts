import type { Current, FocusSession } from "@/domain/api/focus-session";
import type { Outputs } from "@/server/trpc/root";
import type { LeftHow } from "../shell/cookies";
import type { StartLink } from "./start/start-form-state";
import type { ActivityAdvice } from "./start/suggested-length";

export type MyRoom = Outputs["room"]["list"][number];

/** Everything that the page `/` shows, as the server rendered it. */
export interface HomeData {
  isSignedIn: boolean;
  /** How this browser's last account was left a moment ago. */
  left: LeftHow | null;
  current: Current;
  /** All of the user's activities, recent first, archived ones last. */
  activities: Outputs["activity"]["list"];
  /** The session started last; its activity and length are preselected. */
  last: FocusSession | null;
  /** A session that ended a moment ago and is not dismissed yet. */
  ended: FocusSession | null;
  /** Today, `YYYY-MM-DD`, in the account's zone, and the sessions of this day. */
  day: string;
  timeZone: string;
  listed: Outputs["focusSession"]["list"];
  rooms: MyRoom[];
  /** The length that is usually completed, for each activity with enough history. */
  advice: ActivityAdvice[];
  startLink: StartLink;
}
