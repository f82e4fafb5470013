import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

interface FirstStepProps {
  of: "dashboard" | "week";
  /** Whether the first session is under way already. */
  isRunning?: boolean;
}

/** In place of figures or a review, for somebody who has no session to look back on: the first step. */
export function FirstStep({ of, isRunning = false }: FirstStepProps) {
  const t = useTranslations("firstStep");
  return (
    <EmptyState
      title={isRunning ? t("running") : t(`${of}.title`)}
      action={
        <Link href="/" className={buttonClass({ tone: "primary" })}>
          {isRunning ? t("open") : t("start")}
        </Link>
      }
    >
      {t(`${of}.text`)}
    </EmptyState>
  );
}
