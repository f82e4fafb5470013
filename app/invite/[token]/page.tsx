import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { refusalReason } from "@/app/refusal-reason";
import { AlreadyMember } from "@/components/room/invite/already-member";
import { InviteProblem } from "@/components/room/invite/invite-problem";
import { InviteWelcome } from "@/components/room/invite/invite-welcome";
import { isNamed } from "@/domain/account/guest-name";
import { requestViewer, serverCaller } from "@/server/trpc/caller";

type Props = { params: Promise<{ token: string }> };

/** The address lets anyone join the room, so it must not appear in a referrer or an index. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invite");
  return { title: t("title"), referrer: "no-referrer", robots: { index: false } };
}

export default async function InvitePage({ params }: Props) {
  const [{ token }, viewer, caller] = await Promise.all([params, requestViewer(), serverCaller()]);
  const preview = await caller.invite
    .preview({ token })
    .catch((error: unknown) => ({ refused: refusalReason(error) }));
  if ("refused" in preview) {
    const { refused } = preview;
    return <InviteProblem reason={refused === "invalid_input" ? "invite_not_found" : refused} />;
  }
  const { roomName, roomSlug } = preview;
  if (roomSlug) {
    const memberCount = preview.isCoachingRoom ? null : preview.memberCount;
    return <AlreadyMember roomName={roomName} roomSlug={roomSlug} memberCount={memberCount} />;
  }
  const name = viewer && isNamed(viewer.name) ? viewer.name : null;
  return (
    <InviteWelcome
      token={token}
      preview={preview}
      viewerName={name}
      isSignedIn={viewer !== null}
      isGuest={viewer?.isGuest === true}
    />
  );
}
