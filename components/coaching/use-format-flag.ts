import { useTranslations } from "next-intl";
import type { Flag } from "@/domain/coaching/flags";
import { toPercent } from "../dashboard/highlights";

/** A flag in two or three words, and the reason for it in a sentence. */
export interface FlagWords {
  key: string;
  short: string;
  why: string;
}

/** Puts flags into words. */
export function useFormatFlag(): (flag: Flag) => FlagWords {
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
        from: toPercent({ completionRate: flag.from }) ?? 0,
        to: toPercent({ completionRate: flag.to }) ?? 0,
      };
    case "kept_rate_low":
      return { rate: toPercent({ completionRate: flag.rate }) ?? 0, ended: flag.ended };
    case "sizes_too_long":
      return {
        activity: flag.activityName,
        minutes: flag.minutes,
        suggested: flag.suggestedMinutes,
      };
  }
}
