import { useTranslations } from "next-intl";
import { clockTime } from "../format/clock-time";
import { isolate } from "../ui/isolated-text";
import type { NextFree } from "./timeline/next-free";

interface Focusing {
  name: string;
  plannedEnd: number;
}

/**
 * Formats who finishes first: "next free: Jonas, 21:23". The name is marked for
 * `IsolatedText`.
 */
export function useFormatNextFree(zone: string): (next: NextFree<Focusing>) => string {
  const t = useTranslations("room.nextFree");
  return ({ first, how }) => {
    const time = clockTime(first[0].plannedEnd, zone);
    const count = first.length;
    if (how === "all") return t("all", { count, time });
    const name = isolate(first[0].name);
    return count === 1 ? t("one", { name, time }) : t("some", { name, others: count - 1, time });
  };
}
