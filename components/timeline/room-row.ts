import type { ReactNode } from "react";
import type { RecentSession } from "../live/seat";
import type { Mark } from "./mark";
import type { PlannedSession } from "./planned";

/** A member's row: the sessions drawn, the text before them and the buttons after them. */
export interface RoomRow {
  userId: string;
  /** The member's own name, for their initials. */
  personName: string;
  /** The name shown: "You" for the viewer. */
  name: string;
  isAway: boolean;
  /** Distinguishes members of the same name, e.g. by when they joined. */
  mark: string | null;
  /** Activity and target, or the state; may be truncated. */
  about: string;
  /** The hue of the activity that `about` names. */
  hue: Mark["hue"] | null;
  /** Time left, which may not be truncated. */
  left: string | null;
  sessions: readonly RecentSession[];
  planned: readonly PlannedSession[];
  /** After the planned end of the running session, where there is room. */
  afterEnd: ReactNode;
  /** Buttons at the end of the row. */
  actions: ReactNode;
}
