import Link from "next/link";
import { useTranslations } from "next-intl";
import type { GrantToCoach } from "@/domain/api/coach-sharing";
import { buttonClass } from "../../ui/button";
import { SectionHeading } from "../../ui/heading";

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
    <section aria-labelledby="coaches" className="flex flex-col items-start gap-4">
      <SectionHeading id="coaches">{t("title")}</SectionHeading>
      <p className="text-soft">{summary()}</p>
      <Link href="/account/coaches" className={buttonClass()}>
        {t("open")}
      </Link>
    </section>
  );
}
