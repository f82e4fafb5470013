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
    <div className="mx-auto flex max-w-xl flex-col items-start gap-5 rounded-card border bg-surface p-5 sm:mt-[8vh] sm:p-8">
      <PageHeading sub={t("text")}>{t("title")}</PageHeading>
      <Link href="/" className={buttonClass({ tone: "primary" })}>
        {t("home")}
      </Link>
    </div>
  );
}
