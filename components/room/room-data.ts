import type { RoomToday } from "@/domain/api/dashboard";
import type { GroupSession } from "@/domain/api/group-session";
import type { Outputs } from "@/server/trpc/root";
import type { SessionData } from "../home/home-data";
import type { RoomState } from "../live/seat";

export type RoomSummary = Outputs["room"]["get"];
export type InvitePreview = Outputs["invite"]["preview"];

/** Everything a room's page shows, as the server rendered it. */
export interface RoomData {
  viewerId: string;
  room: RoomSummary;
  state: RoomState;
  today: RoomToday;
  /** Soonest first. */
  groupSessions: GroupSession[];
  session: SessionData;
  /** The address asks for the room's settings. */
  opensSettings: boolean;
}
