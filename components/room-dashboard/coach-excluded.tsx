import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button";

/** To a coach: why nobody else is here, and where what members let them see is. */
export function Outside({ slug }: { slug: string }) {
  const t = useTranslations("roomDashboard.comparison");
  return (
    <section aria-label={t("label")} className="flex max-w-prose flex-col items-start gap-3">
      <p>{t("coach")}</p>
      <Link href={`/rooms/${slug}/coach`} className={buttonClass({ size: "small" })}>
        {t("register")}
      </Link>
    </section>
  );
}
