import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Reason } from "@/domain/api/reasons";
import { buttonClass } from "../../ui/button";
import { PageHeading } from "../../ui/heading";

/** Shown for an invite link that is not valid: why, and what to do. */
export function InviteProblem({ reason }: { reason: Reason }) {
  const t = useTranslations("invite.problem");
  const tReasons = useTranslations("reasons");
  return (
    <div className="flex max-w-prose flex-col items-start gap-6">
      <PageHeading>{t("title")}</PageHeading>
      <p>{tReasons(reason)}</p>
      <p className="text-soft">{t("text")}</p>
      <div className="flex flex-wrap gap-2">
        <Link href="/" className={buttonClass({ tone: "primary" })}>
          {t("start")}
        </Link>
        <Link href="/rooms" className={buttonClass()}>
          {t("rooms")}
        </Link>
      </div>
    </div>
  );
}
