"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/heading";

/** Shown when rendering a page failed; `digest` is the error's id in the log. */
export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  const t = useTranslations("error.page");
  return (
    <div
      role="alert"
      className="mx-auto flex max-w-xl flex-col items-start gap-5 rounded-card border bg-surface p-5 sm:mt-[8vh] sm:p-8"
    >
      <PageHeading sub={error.digest ? t("textWithId", { id: error.digest }) : t("text")}>
        {t("title")}
      </PageHeading>
      <Button tone="primary" onClick={retry}>
        {t("again")}
      </Button>
    </div>
  );
}
