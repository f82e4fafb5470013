import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "../../ui/button";
import { PageHeading } from "../../ui/heading";

interface InviteAgainProps {
  roomName: string;
  roomSlug: string;
  /** Null in a practice, where nobody learns how many sit in it. */
  memberCount: number | null;
}

/** An invite link opened by somebody who sits in its room: that they do, and the way in. */
export function InviteAgain({ roomName, roomSlug, memberCount }: InviteAgainProps) {
  const t = useTranslations("invite");
  return (
    <div className="flex max-w-md flex-col items-start gap-5">
      <PageHeading sub={memberCount !== null && t("members", { count: memberCount })}>
        {roomName}
      </PageHeading>
      <p>{t("member.text")}</p>
      <Link href={`/rooms/${roomSlug}`} className={buttonClass({ tone: "primary", size: "large" })}>
        {t("member.open")}
      </Link>
    </div>
  );
}
