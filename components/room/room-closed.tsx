import Link from "next/link";
import { useTranslations } from "next-intl";
import { signInPath } from "../account/sign-in/return-path";
import { buttonClass } from "../ui/button";
import { PageHeading } from "../ui/heading";

/**
 * For whoever does not sit in a room, or for one that is not there: the same page, which depends
 * on nothing but whether somebody is signed in.
 *
 * @param back the address that was asked for, to come back to it after signing in; left out for
 *   those who are signed in.
 */
export function RoomClosed({ back }: { back?: string }) {
  const t = useTranslations("room.closed");
  return (
    <div className="flex max-w-prose flex-col items-start gap-6">
      <PageHeading>{t("title")}</PageHeading>
      <p className="text-soft">{back ? t("nobody") : t("somebody")}</p>
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
