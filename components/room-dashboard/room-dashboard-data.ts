import type { MemberTally, RoomDashboard } from "@/domain/api/wire-dashboard";
import type { Sharing } from "@/domain/room/sharing";
import type { View } from "../dashboard/period/dashboard-params";

/** All that a room's dashboard shows, as the server rendered it. */
export interface RoomComparison {
  slug: string;
  view: View;
  figures: RoomDashboard;
  viewerId: string;
  /** What the room sees of the viewer. */
  sharing: Sharing;
  isCoachingRoom: boolean;
  /** By role: they stand outside the comparison. */
  isCoach: boolean;
}

/** Sessions of a member that ended. */
export const endedOf = ({ completed, broken }: Pick<MemberTally, "completed" | "broken">) =>
  completed + broken;
