import { useTranslations } from "next-intl";
import { useFormatDuration } from "../../format/use-format-duration";
import { minutesOf, type RosterRow } from "./roster-row-data";

/** How many activities are named; the others stand on the member's page. */
const NAMED = 2;

interface RosterActivitiesProps extends Pick<RosterRow, "byActivity"> {
  /** Protected minutes of a full bar. */
  most: number;
}

/** Protected time as one thin bar, parted by activity, and in words. */
export function RosterActivities({ byActivity, most }: RosterActivitiesProps) {
  const t = useTranslations("coach.register");
  const duration = useFormatDuration();
  if (byActivity.length === 0) return <span className="text-soft">{t("none")}</span>;
  const named = byActivity
    .slice(0, NAMED)
    .map(({ name, minutes }) => t("activity", { name, time: duration(minutes) }));
  const more = byActivity.length - named.length;
  return (
    <>
      <span
        aria-hidden
        dir="ltr"
        className="on-paper-as-seen mb-1 flex h-1.5 gap-px"
        style={{ width: `${Math.max(4, Math.round((100 * minutesOf({ byActivity })) / most))}%` }}
      >
        {byActivity.map(({ color, minutes }, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: an archived one may have the same name
            key={place}
            data-hue={color}
            className="rounded-mark bg-hue"
            style={{ flexGrow: minutes }}
          />
        ))}
      </span>
      <small>
        {named.join(", ")}
        {more > 0 && ` ${t("more", { more })}`}
      </small>
    </>
  );
}
