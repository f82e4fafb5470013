import { useTranslations } from "next-intl";
import { useId } from "react";
import type { RestDays } from "@/domain/api/wire-dashboard";
import { addDays } from "@/domain/time/period";
import { useFormatDate } from "../../format/use-format-date";
import { useWeekdayNames } from "../../format/use-weekday-names";
import { classNames } from "../../ui/class-names";
import { SectionHeading } from "../../ui/heading";
import { RestDates } from "./days-off-dates";
import { RestWeekdays } from "./weekdays-off";

/**
 * Weekdays and single days without a session that do not end the streak, declared in advance;
 * `isWide` where it has the whole width of a desk.
 */
export function RestSection({ restDays, isWide }: { restDays: RestDays; isWide: boolean }) {
  const t = useTranslations("restDays");
  const weekday = useWeekdayNames();
  const dateWords = useFormatDate();
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
        {next && t("next", { ...named(next.weekdays), from: dateWords(next.fromDate) })}
      </p>
      <div className={classNames("mt-4 grid gap-x-11 gap-y-5", isWide && "lg:grid-cols-2")}>
        <RestWeekdays
          key={(next?.weekdays ?? weekdays).join()}
          weekdays={next?.weekdays ?? weekdays}
        />
        <RestDates dates={restDays.dates} today={today} tomorrow={addDays(today, 1)} />
      </div>
    </section>
  );
}
