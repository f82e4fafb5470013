import { useTranslations } from "next-intl";
import type { Flag } from "@/domain/coaching/flags";
import { toPercent } from "../dashboard/highlights";
import { IsolatedText, isolate } from "../ui/isolated-text";

/** Flags, each with its reason below it. */
export function Flags({ flags }: { flags: readonly Flag[] }) {
  const formatFlag = useFormatFlag();
  if (flags.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {flags.map(formatFlag).map(({ key, label, reason }) => (
        <li key={key}>
          <p className="font-semibold text-danger">{label}</p>
          <p className="text-sm text-soft">
            <IsolatedText>{reason}</IsolatedText>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Flags in a row of the roster, each with a short reason. Styled by roster.module.css. */
export function RowFlags({ flags }: { flags: readonly Flag[] }) {
  const formatFlag = useFormatFlag();
  return (
    <ul>
      {flags.map(formatFlag).map(({ key, label, figures }) => (
        <li key={key}>
          <strong>{label}</strong>{" "}
          <small>
            <IsolatedText>{figures}</IsolatedText>
          </small>
        </li>
      ))}
    </ul>
  );
}

interface FormattedFlag {
  key: string;
  /** Two or three words. */
  label: string;
  /** The figures that raised it, in a few words. */
  figures: string;
  /** The rule with its figures, as a sentence. */
  reason: string;
}

function useFormatFlag(): (flag: Flag) => FormattedFlag {
  const t = useTranslations("coaching.flag");
  return (flag) => {
    const values = flagValues(flag);
    return {
      key: flag.kind === "sizes_too_long" ? `${flag.kind} ${flag.activityName}` : flag.kind,
      label: t(`${flag.kind}.short`, values),
      figures: t(`${flag.kind}.figures`, values),
      reason: t(`${flag.kind}.why`, values),
    };
  };
}

function flagValues(flag: Flag): Record<string, string | number> {
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
        activity: isolate(flag.activityName),
        minutes: flag.minutes,
        suggested: flag.suggestedMinutes,
      };
  }
}
