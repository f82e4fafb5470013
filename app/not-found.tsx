import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/heading";

/** Shown for missing pages and for pages this viewer may not see, which look the same. */
export default function NotFound() {
  const t = useTranslations("error.notFound");
  return (
    <div className="flex flex-col items-start gap-6">
      <PageHeading sub={t("text")}>{t("title")}</PageHeading>
      <Link href="/" className={buttonClass({ tone: "primary" })}>
        {t("home")}
      </Link>
    </div>
  );
}
