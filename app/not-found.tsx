import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/heading";

/** Nothing at this address, or nothing for this viewer: the two look the same. */
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
