import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { parseMyRooms } from "@/components/home/home-data";
import { ServerTime } from "@/components/live/server-time";
import { parseCurrentSession } from "@/components/live/session";
import { CreateRoom } from "@/components/room/create-room";
import { OwnSession } from "@/components/room/own-session-bar";
import { RoomList } from "@/components/room/room-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/heading";
import { isNamed } from "@/domain/account/guest-name";
import { requestRooms, requestViewer, serverCaller } from "@/server/trpc/caller";
import { withTexts } from "../with-texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("title") };
}

async function RoomsPage() {
  const [t, viewer, caller] = await Promise.all([
    getTranslations("rooms"),
    requestViewer(),
    serverCaller(),
  ]);
  const [rooms, current] = viewer
    ? await Promise.all([
        requestRooms().then(parseMyRooms),
        caller.focusSession.current().then(parseCurrentSession),
      ])
    : [[], null];
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-4">
      <PageHeading sub={t("sub")}>{t("title")}</PageHeading>
      {current && (
        <ServerTime now={current.serverNow}>
          <OwnSession current={current} />
        </ServerTime>
      )}
      <div className="grid items-start gap-4 min-[60rem]:grid-cols-[minmax(0,1fr)_24rem]">
        {rooms.length > 0 ? (
          <RoomList rooms={rooms} />
        ) : (
          <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>
        )}
        <CreateRoom isSignedIn={viewer !== null} asksName={!viewer || !isNamed(viewer.name)} />
      </div>
    </div>
  );
}

export default withTexts("/rooms", RoomsPage);
