import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { failureReason } from "@/app/failure-reason";
import { GrantWatcher } from "@/components/coaching/grant-watcher";
import { GrantGuard } from "@/components/coaching/member/grant-guard";
import { MemberPage } from "@/components/coaching/member/member-page";
import { type MemberView, readMemberView } from "@/components/coaching/member/member-path";
import { NotCoach } from "@/components/coaching/not-coach";
import type { Search } from "@/components/history/parse-history-params";
import { ServerTime } from "@/components/live/server-time";
import { RoomClosed } from "@/components/room/room-closed";
import { isCoach } from "@/domain/room/permissions";
import { localDay } from "@/domain/time/local-day";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";
import { roomFor } from "../../find-room";

interface Props {
  params: Promise<{ slug: string; userId: string }>;
  searchParams: Promise<Search>;
}

/** The title names nobody: it stays in the browser's history when a grant is long gone. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("coach.member"))("title") };
}

/** A member within what they granted this coach; the days stand in the address. */
export default async function CoachedMemberPage({ params, searchParams }: Props) {
  const { slug, userId } = await params;
  const [room, viewer] = await Promise.all([roomFor(slug), requestViewer()]);
  if (!viewer) return <RoomClosed back={`/rooms/${slug}/coach/${userId}`} />;
  if ("refused" in room) notFound();
  if (!isCoach(room)) return <NotCoach room={room} />;
  const now = await requestNow();
  const whose = { slug, userId };
  const view = readMemberView(await searchParams, localDay(now, viewer.timeZone), whose);
  const seen = await seenOf(whose, view);
  return (
    <ServerTime now={now.toISOString()}>
      <GrantWatcher slug={slug} viewerId={viewer.userId} drawnAt={now.toISOString()} />
      <GrantGuard key={userId} slug={slug} name={seen?.page.name ?? null}>
        {seen && <MemberPage data={{ whose, roomName: room.name, view, ...seen }} />}
      </GrantGuard>
    </ServerTime>
  );
}

/** What the coach may see of the member; null where that is nothing, whoever it is. */
async function seenOf({ slug, userId }: { slug: string; userId: string }, view: MemberView) {
  const { coach } = await serverCaller();
  const whom = { roomSlug: slug, userId };
  try {
    const [page, notes, plans] = await Promise.all([
      coach.member({ ...whom, ...view.period, compare: view.compare ?? undefined }),
      coach.notes(whom),
      coach.plans(whom),
    ]);
    return { page, notes, plans };
  } catch (error) {
    // Another reason is thrown on; an address that holds no id is nobody's either.
    const reason = failureReason(error);
    if (reason === "member_not_found" || reason === "invalid_input") return null;
    throw error;
  }
}
