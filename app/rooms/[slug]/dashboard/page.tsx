import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { withSearch } from "@/components/account/sign-in/return-path";
import { parseDashboardParams } from "@/components/dashboard/period/dashboard-params";
import { RoomNoAccess } from "@/components/room/room-no-access";
import { RoomDashboard } from "@/components/room-dashboard/room-dashboard";
import { localDay } from "@/domain/time/local-day";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";
import { FollowSession } from "../../../follow-session";
import { withTexts } from "../../../with-texts";
import { EndedRoom } from "../ended-room";
import { findRoom, refusedMetadata } from "../find-room";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const room = await findRoom((await params).slug);
  if ("refused" in room) return refusedMetadata();
  return { title: (await getTranslations("roomDashboard"))("title", { room: room.name }) };
}

/** A room's dashboard. The address holds the period. */
async function RoomDashboardPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [search, room, viewer] = await Promise.all([searchParams, findRoom(slug), requestViewer()]);
  const path = `/rooms/${slug}/dashboard`;
  if (!viewer) return <RoomNoAccess back={withSearch(path, search)} />;
  if ("refused" in room) return <EndedRoom slug={slug} />;
  const today = localDay(await requestNow(), viewer.timeZone);
  const dashboardParams = parseDashboardParams(search, today, path);
  const figures = await (await serverCaller()).dashboard.room({
    roomSlug: slug,
    ...dashboardParams.period,
  });
  return (
    <>
      <RoomDashboard
        room={room.name}
        data={{
          slug,
          params: dashboardParams,
          figures,
          viewerId: viewer.userId,
          sharing: room.sharing,
          isCoachingRoom: room.isCoachingRoom,
          isCoach: room.role === "coach",
        }}
      />
      <FollowSession />
    </>
  );
}

export default withTexts("/rooms/[slug]/dashboard", RoomDashboardPage);
