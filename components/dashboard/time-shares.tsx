import { useTranslations } from "next-intl";
import type { PersonalDashboard } from "@/domain/wire-dashboard";
import { useDurationWords } from "../record/use-duration-words";
import { type Fill, paintOf, partsOf } from "./fill";
import { FillSwatch } from "./fills";

interface SharesProps {
  personal: PersonalDashboard;
  fills: Fill[];
}

/** What each activity came to: the legend of the bars, in the figures themselves. */
export function Shares({ personal, fills }: SharesProps) {
  const t = useTranslations("dashboard.time");
  const minutes = useDurationWords();
  const whole = personal.protectedMinutes || 1;
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
            style={{ width: `${(100 * part) / personal.protectedMinutes}%` }}
          >
            <rect width="100%" height="100%" rx="3" fill={paintOf(activityId)} />
          </svg>
        ))}
    </div>
  );
}

function shares({ personal, fills }: SharesProps): (Fill & { part: number })[] {
  const sums = new Map(
    personal.byActivity.map(({ activityId, protectedMinutes }) => [activityId, protectedMinutes]),
  );
  const parts = partsOf(sums, fills);
  return fills.map((fill, index) => ({ ...fill, part: parts[index] ?? 0 }));
}
