import type { Current, FocusSession } from "@/domain/api/wire";
import type { Outputs } from "@/server/trpc/root";
import type { LeftHow } from "../shell/cookies";
import type { Wish } from "./start/start-form-state";
import type { ActivityAdvice } from "./start/suggested-length";

export type MyRoom = Outputs["room"]["list"][number];

/** All that the page `/` shows, as the server rendered it. */
export interface HomeData {
  isSignedIn: boolean;
  /** How the account left that this browser was signed in to a moment ago. */
  left: LeftHow | null;
  current: Current;
  /** All of the person's activities, recent first, those put away last. */
  activities: Outputs["activity"]["list"];
  /** The session started last; its pair is preselected. */
  last: FocusSession | null;
  /** One that ended a moment ago and was not put aside yet. */
  ended: FocusSession | null;
  /** The person's local day, `YYYY-MM-DD`, in their account's zone, and the sessions of it. */
  day: string;
  timeZone: string;
  listed: Outputs["focusSession"]["list"];
  rooms: MyRoom[];
  /** The length that is kept, for each activity whose record says so. */
  advice: ActivityAdvice[];
  wish: Wish;
}
