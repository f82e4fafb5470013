import type { ReactNode } from "react";
import type { RecentSession } from "../live/seat";

/** A member's row: the sessions drawn, and the text and the button next to them. */
export interface RoomRow {
  key: string;
  name: string;
  /** Activity and target, which may be truncated. */
  about: string;
  /** Time left, which may not be truncated. */
  left: string | null;
  sessions: readonly RecentSession[];
  /** A button on the running session, and the accessible name of the row that opens it; or null. */
  action: { name: string; button: ReactNode } | null;
}
