import type { Outputs } from "@/server/trpc/root";
import type { RoomState } from "../live/seat";
import type { CurrentSession } from "../live/session";

export type RoomSummary = Outputs["room"]["get"];
export type InvitePreview = Outputs["invite"]["preview"];

/** Everything a room's page shows, as the server rendered it. */
export interface RoomData {
  viewerId: string;
  room: RoomSummary;
  state: RoomState;
  current: CurrentSession;
  /** The viewer's activities that are not archived, most recent first. */
  activities: Outputs["activity"]["list"];
}
