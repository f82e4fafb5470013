import Link from "next/link";
import { useTranslations } from "next-intl";
import type { MembershipEnd } from "@/domain/room/membership-end";
import { signInPath } from "../account/sign-in/return-path";
import { buttonClass } from "../ui/button";
import { PageHeading } from "../ui/heading";

interface RoomNoAccessProps {
  /** Where to return after signing in; left out for people who are signed in. */
  back?: string;
  /** How the membership of a former member ended. */
  ended?: MembershipEnd;
}

/**
 * Shown both for a missing room and to people who are not members, so that it reveals no room. A
 * former member reads how the membership ended.
 */
export function RoomNoAccess({ back, ended }: RoomNoAccessProps) {
  const t = useTranslations("room.noAccess");
  const { title, text } = ended
    ? { title: t(`${ended}.title`), text: t(`${ended}.text`) }
    : { title: t("title"), text: back ? t("signedOut") : t("signedIn") };
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-5 rounded-card border bg-surface p-5 sm:mt-[8vh] sm:p-8">
      <PageHeading>{title}</PageHeading>
      <p className="text-soft">{text}</p>
      <div className="flex flex-wrap gap-2">
        {back && (
          <Link href={signInPath(back)} className={buttonClass({ tone: "primary" })}>
            {t("signIn")}
          </Link>
        )}
        <Link href="/rooms" className={buttonClass()}>
          {t("rooms")}
        </Link>
        {ended && (
          <Link href="/dashboard/history" className={buttonClass()}>
            {t("history")}
          </Link>
        )}
      </div>
    </div>
  );
}
