import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonLook } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** In place of figures or a review, for somebody who has no session to look back on: the first step. */
export function FirstStep({ of }: { of: "dashboard" | "week" }) {
  const t = useTranslations("firstStep");
  return (
    <EmptyState
      title={t(`${of}.title`)}
      action={
        <Link href="/" className={buttonLook({ tone: "primary" })}>
          {t("start")}
        </Link>
      }
    >
      {t(`${of}.text`)}
    </EmptyState>
  );
}
