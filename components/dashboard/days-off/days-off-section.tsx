import { useTranslations } from "next-intl";
import { useId } from "react";
import type { RestDays } from "@/domain/api/rest-days";
import { addDays } from "@/domain/time/period";
import { useFormatDate } from "../../format/use-format-date";
import { useWeekdayNames } from "../../format/use-weekday-names";
import { classNames } from "../../ui/class-names";
import { SectionHeading } from "../../ui/heading";
import { DaysOffDates } from "./days-off-dates";
import { WeekdaysOff } from "./weekdays-off";

interface DaysOffSectionProps {
  restDays: RestDays;
  /** It spans both columns of the page. */
  isWide: boolean;
}

/** Weekdays and single days off: without a session they do not end the streak. */
export function DaysOffSection({ restDays, isWide }: DaysOffSectionProps) {
  const t = useTranslations("daysOff");
  const weekday = useWeekdayNames();
  const formatDate = useFormatDate();
  const id = useId();
  const { weekdays, next, today } = restDays;
  const named = (days: number[]) => ({
    count: days.length,
    weekdays: days.map(weekday).join(", "),
  });
  return (
    <section
      aria-labelledby={id}
      className={classNames("min-w-0 break-inside-avoid-page", isWide && "lg:col-span-2")}
    >
      <SectionHeading id={id}>{t("title")}</SectionHeading>
      <p className="mt-1 text-sm text-soft">
        {t("now", named(weekdays))}{" "}
        {next && t("next", { ...named(next.weekdays), from: formatDate(next.fromDate) })}
      </p>
      <div className={classNames("mt-4 grid gap-x-11 gap-y-5", isWide && "lg:grid-cols-2")}>
        <WeekdaysOff
          key={(next?.weekdays ?? weekdays).join()}
          weekdays={next?.weekdays ?? weekdays}
        />
        <DaysOffDates dates={restDays.dates} today={today} tomorrow={addDays(today, 1)} />
      </div>
    </section>
  );
}
