import { useTranslations } from "next-intl";
import type { MemberTally, RoomDashboard } from "@/domain/api/dashboard";
import type { RoomPart } from "@/domain/api/export-part";
import type { Sharing } from "@/domain/room/sharing";
import type { Period } from "@/domain/time/period";
import type { DashboardParams } from "../dashboard/period/dashboard-params";

/** Everything a room's dashboard shows. */
export interface RoomDashboardData {
  slug: string;
  params: DashboardParams;
  figures: RoomDashboard;
  viewerId: string;
  /** How much of the viewer the room sees. */
  sharing: Sharing;
  isCoachingRoom: boolean;
  /** Coaches are not part of the comparison. */
  isCoach: boolean;
}

/** The download address of one part of a room's dashboard; the caller adds the format. */
export const roomExportPath = (slug: string, { from, to }: Period, part: RoomPart): string =>
  `/api/export/room?${new URLSearchParams({ room: slug, from, to, part })}`;

/** Returns a member's name, or "You" for the viewer. */
export function useMemberName(
  viewerId: string,
): (member: Pick<MemberTally, "userId" | "name">) => string {
  const t = useTranslations("room");
  return ({ userId, name }) => (userId === viewerId ? t("you") : name);
}
