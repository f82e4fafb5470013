import type { Current } from "@/domain/api/focus-session";
import type { RoomState } from "@/domain/api/room-state";
import type { Outputs } from "@/server/trpc/root";

export type RoomSummary = Outputs["room"]["get"];
export type ListedRoom = Outputs["room"]["list"][number];
export type InvitePreview = Outputs["invite"]["preview"];

/** Everything a room's page shows, as the server rendered it. */
export interface RoomData {
  viewerId: string;
  room: RoomSummary;
  state: RoomState;
  current: Current;
  /** The viewer's activities that are not archived, most recent first. */
  activities: Outputs["activity"]["list"];
}
