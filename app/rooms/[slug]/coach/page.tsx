import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FollowGrants } from "@/components/coach/follow-grants";
import { NotCoach } from "@/components/coach/not-coach";
import { RegisterPage } from "@/components/coach/register-page";
import { registerRow } from "@/components/coach/register-row";
import { readRegister } from "@/components/coach/register-view";
import { ServerTime } from "@/components/live/server-time";
import type { Search } from "@/components/record/read-filter";
import { RoomClosed } from "@/components/room/room-closed";
import { isCoach } from "@/domain/permissions";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";
import { roomFor } from "../room-for";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Search>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const room = await roomFor((await params).slug);
  if ("refused" in room) return {};
  return { title: (await getTranslations("coach.register"))("title", { room: room.name }) };
}

/** The register: a row a member who shares something with this coach. */
export default async function CoachPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [room, viewer] = await Promise.all([roomFor(slug), requestViewer()]);
  if (!viewer) return <RoomClosed back={`/rooms/${slug}/coach`} />;
  if ("refused" in room) notFound();
  if (!isCoach(room)) return <NotCoach room={room} />;
  const members = await (await serverCaller()).coach.members({ roomSlug: slug });
  const drawnAt = (await requestNow()).toISOString();
  return (
    <ServerTime now={drawnAt}>
      <FollowGrants slug={slug} viewerId={viewer.userId} drawnAt={drawnAt} />
      <RegisterPage
        room={{ slug, name: room.name, role: room.role }}
        rows={members.map(registerRow)}
        asked={readRegister(await searchParams)}
      />
    </ServerTime>
  );
}
