import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { refusalReason } from "@/app/refusal-reason";
import { GrantWatcher } from "@/components/coaching/grant-watcher";
import { GrantGuard } from "@/components/coaching/member/grant-guard";
import { MemberPage } from "@/components/coaching/member/member-page";
import { type MemberParams, parseMemberParams } from "@/components/coaching/member/member-path";
import { NotCoach } from "@/components/coaching/not-coach";
import { ServerTime } from "@/components/live/server-time";
import { parseSession } from "@/components/live/session";
import { RoomNoAccess } from "@/components/room/room-no-access";
import { isCoach } from "@/domain/room/permissions";
import { localDay } from "@/domain/time/local-day";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";
import { withTexts } from "../../../../with-texts";
import { EndedRoom } from "../../ended-room";
import { findRoom } from "../../find-room";

interface Props {
  params: Promise<{ slug: string; userId: string }>;
  searchParams: Promise<SearchParams>;
}

/** The title has no name: the browser's history keeps it after sharing has ended. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("coaching.member"))("title") };
}

/** A member's page, limited to what they share with this coach. */
async function CoachedMemberPage({ params, searchParams }: Props) {
  const { slug, userId } = await params;
  const [room, viewer] = await Promise.all([findRoom(slug), requestViewer()]);
  if (!viewer) return <RoomNoAccess back={`/rooms/${slug}/coach/${userId}`} />;
  if ("refused" in room) return <EndedRoom slug={slug} />;
  if (!isCoach(room)) return <NotCoach room={room} />;
  const now = await requestNow();
  const member = { slug, userId };
  const memberParams = parseMemberParams(
    await searchParams,
    localDay(now, viewer.timeZone),
    member,
  );
  const found = await findMember(member, memberParams);
  return (
    <ServerTime now={now.getTime()}>
      <GrantWatcher slug={slug} viewerId={viewer.userId} renderedAt={now.getTime()} />
      <GrantGuard key={userId} slug={slug} name={found?.page.name ?? null}>
        {found && (
          <MemberPage data={{ member, roomName: room.name, params: memberParams, ...found }} />
        )}
      </GrantGuard>
    </ServerTime>
  );
}

export default withTexts("/rooms/[slug]/coach/[userId]", CoachedMemberPage);

/** Returns the data shared with the coach; null if there is none, or no such member. */
async function findMember(
  { slug, userId }: { slug: string; userId: string },
  params: MemberParams,
) {
  const { coach } = await serverCaller();
  const person = { roomSlug: slug, userId };
  try {
    const [page, notes, plans] = await Promise.all([
      coach.member({ ...person, ...params.period, compare: params.compare ?? undefined }),
      coach.notes(person),
      coach.plans(person),
    ]);
    // Rows of the member's own history also show what the member left alone. No coach gets it.
    const sessions = page.sessions.map((row) => parseSession({ ...row, leaveAlone: null }));
    return { page: { ...page, sessions }, notes, plans };
  } catch (error) {
    // An address without a valid id is treated like an unknown member.
    const reason = refusalReason(error);
    if (reason === "member_not_found" || reason === "invalid_input") return null;
    throw error;
  }
}
