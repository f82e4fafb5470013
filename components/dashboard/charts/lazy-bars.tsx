"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { orLoadFailure } from "../../ui/load-failure";

/** `StackedBars`, loaded after the page: Recharts is some 70 KB. */
export const LazyBars = dynamic(() => import("./stacked-bars").catch(orLoadFailure), {
  ssr: false,
  loading: Placeholder,
});

/** Keeps the height of the bars, so that nothing moves when they appear. */
function Placeholder() {
  const t = useTranslations("dashboard.charts");
  return (
    <div className="h-66 text-sm text-soft">
      <noscript>{t("noScript")}</noscript>
    </div>
  );
}
