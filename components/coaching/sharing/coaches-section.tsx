import Link from "next/link";
import { useTranslations } from "next-intl";
import type { GrantToCoach } from "@/domain/api/coach-sharing";
import { buttonClass } from "../../ui/button";
import { Card } from "../../ui/card";

/** On the account page: how many coaches there are, and a link to what they see. */
export function CoachesSection({ grants }: { grants: readonly GrantToCoach[] }) {
  const t = useTranslations("coaching.sharing");
  const coaches = grants.length;
  const sharing = grants.filter(({ grant }) => grant !== null).length;
  function summary() {
    if (coaches === 0) return t("summary.none");
    if (sharing === 0) return t("summary.notSharing", { coaches });
    return t("summary.sharing", { coaches, sharing });
  }
  return (
    <Card title={t("title")} className="flex flex-col items-start gap-3">
      <p className="text-soft">{summary()}</p>
      <Link href="/account/coaches" className={buttonClass()}>
        {coaches === 0 ? t("about") : t("open")}
      </Link>
    </Card>
  );
}
