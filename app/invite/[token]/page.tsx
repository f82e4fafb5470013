import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { refusalReason } from "@/app/refusal-reason";
import { AlreadyMember } from "@/components/room/invite/already-member";
import { InviteProblem } from "@/components/room/invite/invite-problem";
import { InviteWelcome } from "@/components/room/invite/invite-welcome";
import { isNamed } from "@/domain/account/guest-name";
import { requestViewer, serverCaller } from "@/server/trpc/caller";
import { withTexts } from "../../with-texts";

type Props = { params: Promise<{ token: string }> };

/** The picture of every page, app/opengraph-image.png. */
const PICTURE = "/opengraph-image.png";

/** The preview of a link, or why it does not work. The page and its metadata share one look-up. */
const findPreview = cache(async (token: string) => {
  const caller = await serverCaller();
  return caller.invite
    .preview({ token })
    .catch((error: unknown) => ({ refused: refusalReason(error) }));
});

/**
 * A chat shows the room's name and how many are focusing, as the page does. The address lets anyone
 * join the room, so it must not appear in a referrer or an index.
 */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("invite");
  const preview = await findPreview((await params).token);
  const hidden: Metadata = { referrer: "no-referrer", robots: { index: false } };
  if ("refused" in preview) return { ...hidden, title: t("title") };
  const { roomName, isCoachingRoom, runningCount, memberCount } = preview;
  const title = t("preview.title", { room: roomName });
  const description = isCoachingRoom
    ? t("preview.coachingRoom")
    : t("preview.text", { focusing: runningCount, members: memberCount });
  return {
    ...hidden,
    title: { absolute: title },
    description,
    openGraph: { title, description, siteName: "Stint", type: "website", images: [PICTURE] },
    twitter: { card: "summary_large_image", title, description, images: [PICTURE] },
  };
}

async function InvitePage({ params }: Props) {
  const [{ token }, viewer] = await Promise.all([params, requestViewer()]);
  const preview = await findPreview(token);
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

export default withTexts("/invite/[token]", InvitePage);
