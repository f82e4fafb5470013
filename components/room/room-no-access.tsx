import Link from "next/link";
import { useTranslations } from "next-intl";
import { signInPath } from "../account/sign-in/return-path";
import { buttonClass } from "../ui/button";
import { PageHeading } from "../ui/heading";

/**
 * Shown both for a missing room and to people who are not members, so that it reveals no room.
 *
 * @param back where to return after signing in; left out for people who are signed in.
 */
export function RoomNoAccess({ back }: { back?: string }) {
  const t = useTranslations("room.noAccess");
  return (
    <div className="flex max-w-prose flex-col items-start gap-6">
      <PageHeading>{t("title")}</PageHeading>
      <p className="text-soft">{back ? t("signedOut") : t("signedIn")}</p>
      <div className="flex flex-wrap gap-2">
        {back && (
          <Link href={signInPath(back)} className={buttonClass()}>
            {t("signIn")}
          </Link>
        )}
        <Link href="/rooms" className={buttonClass()}>
          {t("rooms")}
        </Link>
      </div>
    </div>
  );
}
