import type { Metadata } from "next";
import { parseRoomState } from "@/components/live/seat";
import { ServerTime } from "@/components/live/server-time";
import { RoomNoAccess } from "@/components/room/room-no-access";
import { RoomView } from "@/components/room/room-view";
import { requestViewer, serverCaller } from "@/server/trpc/caller";
import { loadSessionData } from "../../load-session-data";
import { withTexts } from "../../with-texts";
import { EndedRoom } from "./ended-room";
import { findRoom, refusedMetadata } from "./find-room";

type Props = {
  params: Promise<{ slug: string }>;
  /** `?settings` opens the room's settings, which are a dialog. */
  searchParams: Promise<{ settings?: string | string[] }>;
};

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const room = await findRoom((await params).slug);
  return "refused" in room ? refusedMetadata() : { title: room.name };
}

async function RoomPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [room, viewer] = await Promise.all([findRoom(slug), requestViewer()]);
  if (!viewer) return <RoomNoAccess back={`/rooms/${slug}`} />;
  if ("refused" in room) return <EndedRoom slug={slug} />;
  const caller = await serverCaller();
  const [live, today, groupSessions, session] = await Promise.all([
    caller.room.live({ slug }),
    caller.dashboard.roomToday({ roomSlug: slug }),
    caller.groupSession.list({ roomSlug: slug }),
    loadSessionData(viewer),
  ]);
  const opensSettings = (await searchParams).settings !== undefined;
  const state = parseRoomState(live);
  const { userId: viewerId } = viewer;
  const data = { viewerId, room, state, today, groupSessions, session, opensSettings };
  return (
    <ServerTime now={state.serverNow}>
      <RoomView data={data} />
    </ServerTime>
  );
}

export default withTexts("/rooms/[slug]", RoomPage);
