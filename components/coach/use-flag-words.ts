import { useTranslations } from "next-intl";
import type { Flag } from "@/domain/flags";
import { percentOf } from "../dashboard/sentence";

/** A flag in two or three words, and the reason for it in a sentence. */
export interface FlagWords {
  key: string;
  short: string;
  why: string;
}

/** Puts flags into words. */
export function useFlagWords(): (flag: Flag) => FlagWords {
  const t = useTranslations("coach.flag");
  return (flag) => {
    const facts = factsOf(flag);
    return {
      key: flag.kind === "sizes_too_long" ? `${flag.kind} ${flag.activityName}` : flag.kind,
      short: t(`${flag.kind}.short`, facts),
      why: t(`${flag.kind}.why`, facts),
    };
  };
}

function factsOf(flag: Flag): Record<string, string | number> {
  switch (flag.kind) {
    case "streak_at_risk":
      return { streak: flag.streak };
    case "silent":
      return { days: flag.days };
    case "kept_rate_falling":
      return {
        from: percentOf({ keptRate: flag.from }) ?? 0,
        to: percentOf({ keptRate: flag.to }) ?? 0,
      };
    case "kept_rate_low":
      return { rate: percentOf({ keptRate: flag.rate }) ?? 0, ended: flag.ended };
    case "sizes_too_long":
      return {
        activity: flag.activityName,
        minutes: flag.minutes,
        suggested: flag.suggestedMinutes,
      };
  }
}
