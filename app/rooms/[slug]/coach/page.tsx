import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GrantWatcher } from "@/components/coaching/grant-watcher";
import { NotCoach } from "@/components/coaching/not-coach";
import { RosterPage } from "@/components/coaching/roster/roster-page";
import { buildRosterRow } from "@/components/coaching/roster/roster-row-data";
import { ServerTime } from "@/components/live/server-time";
import { RoomNoAccess } from "@/components/room/room-no-access";
import { isCoach } from "@/domain/room/permissions";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";
import { withTexts } from "../../../with-texts";
import { EndedRoom } from "../ended-room";
import { findRoom, refusedMetadata } from "../find-room";

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const room = await findRoom((await params).slug);
  if ("refused" in room) return refusedMetadata();
  return { title: (await getTranslations("coaching.roster"))("title", { room: room.name }) };
}

/** The roster: one row per member who shares something with this coach. */
async function CoachPage({ params }: Props) {
  const { slug } = await params;
  const [room, viewer] = await Promise.all([findRoom(slug), requestViewer()]);
  if (!viewer) return <RoomNoAccess back={`/rooms/${slug}/coach`} />;
  if ("refused" in room) return <EndedRoom slug={slug} />;
  if (!isCoach(room)) return <NotCoach room={room} />;
  const members = await (await serverCaller()).coach.members({ roomSlug: slug });
  const renderedAt = (await requestNow()).getTime();
  return (
    <ServerTime now={renderedAt}>
      <GrantWatcher slug={slug} viewerId={viewer.userId} renderedAt={renderedAt} />
      <RosterPage room={room} rows={members.map(buildRosterRow)} />
    </ServerTime>
  );
}

export default withTexts("/rooms/[slug]/coach", CoachPage);
