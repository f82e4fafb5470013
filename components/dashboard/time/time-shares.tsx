import { useTranslations } from "next-intl";
import type { PersonalDashboard } from "@/domain/api/wire-dashboard";
import { useFormatDuration } from "../../format/use-format-duration";
import { type Fill, paintOf, partsOf } from "../charts/activity-pattern";
import { FillSwatch } from "../charts/activity-pattern-defs";

interface SharesProps {
  personal: PersonalDashboard;
  fills: Fill[];
}

/** What each activity came to: the legend of the bars, in the figures themselves. */
export function Shares({ personal, fills }: SharesProps) {
  const t = useTranslations("dashboard.time");
  const minutes = useFormatDuration();
  const whole = personal.focusMinutes || 1;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {shares({ personal, fills }).map(({ activityId, name, part }) => (
        <li key={activityId} className="flex items-center gap-2">
          <FillSwatch activityId={activityId} />
          {name}
          <span className="text-soft tabular-nums">
            {t("share", { minutes: minutes(part), percent: Math.round((100 * part) / whole) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** One bar from side to side, for a day. Drawing only: the shares say the same. */
export function Split({ personal, fills }: SharesProps) {
  return (
    <div aria-hidden dir="ltr" className="mb-3 flex h-8 gap-0.5">
      {shares({ personal, fills })
        .filter(({ part }) => part > 0)
        .map(({ activityId, part }) => (
          <svg
            key={activityId}
            aria-hidden="true"
            className="h-full"
            style={{ width: `${(100 * part) / personal.focusMinutes}%` }}
          >
            <rect width="100%" height="100%" rx="3" fill={paintOf(activityId)} />
          </svg>
        ))}
    </div>
  );
}

function shares({ personal, fills }: SharesProps): (Fill & { part: number })[] {
  const sums = new Map(
    personal.byActivity.map(({ activityId, focusMinutes }) => [activityId, focusMinutes]),
  );
  const parts = partsOf(sums, fills);
  return fills.map((fill, index) => ({ ...fill, part: parts[index] ?? 0 }));
}
