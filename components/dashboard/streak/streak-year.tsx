import { useLocale } from "next-intl";
import { isoWeekday } from "@/domain/time/period";
import { useWeekdayNames } from "../../format/use-weekday-names";
import { StreakCell, type StreakLayoutProps } from "./streak-cell";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** A calendar of months; weeks start on Monday. */
export function StreakYear({ days, active, ...shared }: StreakLayoutProps) {
  const locale = useLocale();
  const monthFormat = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const cells = days.map((day, index) => ({ day, index, month: day.date.slice(0, 7) }));
  const months = new Set(cells.map(({ month }) => month));
  return (
    <div className="grid grid-cols-3 gap-x-4 gap-y-4 sm:grid-cols-4 sm:gap-x-6 lg:grid-cols-6">
      {[...months].map((month) => {
        const name = monthFormat.format(Date.parse(`${month}-01T00:00:00Z`));
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of options
          <div key={month} role="group" aria-label={name} className="min-w-0">
            <div aria-hidden className="mb-1 text-xs text-soft">
              {name}
            </div>
            <WeekdayLetters />
            <div role="presentation" className="grid grid-cols-7 gap-[3px]">
              {cells
                .filter((cell) => cell.month === month)
                .map(({ day, index }) => (
                  <StreakCell
                    key={day.date}
                    day={day}
                    index={index}
                    isActive={index === active}
                    className="aspect-square"
                    style={{ gridColumnStart: isoWeekday(day.date) }}
                    {...shared}
                  />
                ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** Column headings. Phones have no room for them. */
function WeekdayLetters() {
  const letter = useWeekdayNames("narrow");
  return (
    <div aria-hidden className="mb-1 grid grid-cols-7 gap-[3px] max-sm:hidden">
      {WEEKDAYS.map((weekday) => (
        <span key={weekday} className="text-center text-xs text-soft">
          {letter(weekday)}
        </span>
      ))}
    </div>
  );
}
