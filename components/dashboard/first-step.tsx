import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

interface FirstStepProps {
  page: "dashboard" | "week";
  /** The person's first session is running. */
  isRunning?: boolean;
}

/** Shown instead of figures until the first session has ended. */
export function FirstStep({ page, isRunning = false }: FirstStepProps) {
  const t = useTranslations("firstStep");
  return (
    <EmptyState
      title={isRunning ? t("running") : t(`${page}.title`)}
      action={
        <Link href="/" className={buttonClass({ tone: "primary" })}>
          {isRunning ? t("open") : t("start")}
        </Link>
      }
    >
      {t(`${page}.text`)}
    </EmptyState>
  );
}
