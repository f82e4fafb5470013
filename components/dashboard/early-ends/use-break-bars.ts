import { useTranslations } from "next-intl";
import { type Fill, partsOf } from "../charts/activity-pattern";
import type { BarFacts } from "../charts/bar-datum";
import type { BreakBin } from "./break-histogram";

/** Puts the fracture map into bars, each named by all the minutes it stands for. */
export function useBreakBars(): (bins: readonly BreakBin[], fills: Fill[]) => BarFacts[] {
  const t = useTranslations("dashboard.breaks");
  return (bins, fills) =>
    bins.map(({ from, to, count, activities }) => {
      const parts = partsOf(activities, fills);
      const named = fills
        .map(({ name }, index) => ({ name, count: parts[index] ?? 0 }))
        .filter(({ count }) => count > 0)
        .map(({ name, count }) => `${name} ${count}`);
      return {
        key: `${from}`,
        label: t("minutes", { from, to }),
        sentence: t("bar", { from, to, count, activities: named.join(", ") }),
        parts,
        before: null,
      };
    });
}
