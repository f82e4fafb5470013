import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "../../ui/button";
import { PageHeading } from "../../ui/heading";

interface AlreadyMemberProps {
  roomName: string;
  roomSlug: string;
  /** Null in a coaching room, which does not tell how many members it has. */
  memberCount: number | null;
}

/** Shown to a member who opens an invite link of their own room. */
export function AlreadyMember({ roomName, roomSlug, memberCount }: AlreadyMemberProps) {
  const t = useTranslations("invite");
  return (
    <div className="flex max-w-md flex-col items-start gap-5">
      <PageHeading sub={memberCount !== null && t("members", { count: memberCount })}>
        <bdi>{roomName}</bdi>
      </PageHeading>
      <p>{t("member.text")}</p>
      <p className="text-soft">
        {t.rich("member.device", {
          link: (text) => (
            <Link href="/account#devices" className="text-ink underline underline-offset-4">
              {text}
            </Link>
          ),
        })}
      </p>
      <Link href={`/rooms/${roomSlug}`} className={buttonClass({ tone: "primary", size: "large" })}>
        {t("member.open")}
      </Link>
    </div>
  );
}
