import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/heading";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("error.notFound"))("title") };
}

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
