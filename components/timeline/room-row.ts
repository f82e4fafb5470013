import type { ReactNode } from "react";
import type { RecentSession } from "@/domain/api/wire";

/** A member's row: what is drawn, and the words and the button beside it. */
export interface RoomRow {
  key: string;
  name: string;
  /** What they are on, which may be cut short, and how long still, which may not. */
  about: string;
  left: string | null;
  sessions: readonly RecentSession[];
  /** What can be done from the running block, with the name of what opens it; or null. */
  action: { name: string; button: ReactNode } | null;
}
