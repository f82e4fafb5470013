import { useTranslations } from "next-intl";
import type { RestDays } from "@/domain/api/rest-days";
import { addDays } from "@/domain/time/period";
import { useFormatDate } from "../../format/use-format-date";
import { useWeekdayNames } from "../../format/use-weekday-names";
import { Card } from "../../ui/card";
import { DaysOffDates } from "./days-off-dates";
import { WeekdaysOff } from "./weekdays-off";

/** Weekdays and single days off: without a session they do not end the streak. */
export function DaysOffSection({ restDays }: { restDays: RestDays }) {
  const t = useTranslations("daysOff");
  const weekday = useWeekdayNames();
  const formatDate = useFormatDate();
  const { weekdays, next, today } = restDays;
  const named = (days: number[]) => ({
    count: days.length,
    weekdays: days.map(weekday).join(", "),
  });
  return (
    <Card title={t("title")} className="break-inside-avoid-page">
      <p className="mt-1 text-sm text-soft">
        {t("now", named(weekdays))}{" "}
        {next && t("next", { ...named(next.weekdays), from: formatDate(next.fromDate) })}
      </p>
      <div className="mt-4 grid gap-x-10 gap-y-5 min-[64rem]:grid-cols-2">
        <WeekdaysOff
          key={(next?.weekdays ?? weekdays).join()}
          weekdays={next?.weekdays ?? weekdays}
        />
        <DaysOffDates dates={restDays.dates} today={today} tomorrow={addDays(today, 1)} />
      </div>
    </Card>
  );
}
