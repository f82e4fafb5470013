"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";

/** Bars drawn once the page stands; until then their place is kept. See `stacked-bars.tsx`. */
export const LazyBars = dynamic(() => import("./stacked-bars"), { ssr: false, loading: Place });

function Place() {
  const t = useTranslations("dashboard");
  return (
    <div className="h-66 text-sm text-soft">
      <noscript>{t("noScript")}</noscript>
    </div>
  );
}
