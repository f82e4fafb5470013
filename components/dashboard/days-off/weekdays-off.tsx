"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { MAX_REST_WEEKDAYS } from "@/domain/stats/rest-days";
import { useWeekdayNames } from "../../format/use-weekday-names";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { useRefreshingMutation } from "../../trpc/use-refreshing-mutation";
import { Button } from "../../ui/button";
import { Problem } from "../../ui/problem";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** The weekdays off. Changes apply from tomorrow on, and one weekday cannot be off. */
export function WeekdaysOff({ weekdays }: { weekdays: number[] }) {
  const t = useTranslations("daysOff");
  const weekday = useWeekdayNames();
  const longWeekday = useWeekdayNames("long");
  const explanationId = useId();
  const formatFailure = useFormatFailure();
  const [chosen, setChosen] = useState(weekdays);
  const save = useRefreshingMutation((client, input: number[]) =>
    client.restDays.setWeekdays.mutate({ weekdays: input }),
  );
  const isFull = chosen.length >= MAX_REST_WEEKDAYS;
  /** The last weekday left, which cannot be off too. */
  const lastWorkday = isFull ? WEEKDAYS.find((day) => !chosen.includes(day)) : undefined;
  const isChanged = chosen.toSorted().join() !== weekdays.toSorted().join();

  function toggle(day: number) {
    if (day === lastWorkday) return;
    const isOff = chosen.includes(day);
    setChosen(isOff ? chosen.filter((other) => other !== day) : [...chosen, day]);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isChanged && !save.isBusy) save.mutate(chosen.toSorted());
  }

  return (
    <form onSubmit={submit} className="flex flex-col items-start gap-2 print:hidden">
      <fieldset className="w-full">
        <legend className="text-sm font-semibold">{t("weekdays")}</legend>
        <div className="mt-1 grid grid-cols-7 gap-1 sm:flex sm:gap-2">
          {WEEKDAYS.map((day) => (
            <label
              key={day}
              className="relative flex min-h-10 items-center justify-center rounded border text-sm hover:border-edge has-checked:border-ink has-checked:bg-surface has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-aria-disabled:opacity-60 sm:px-3"
            >
              <input
                type="checkbox"
                className="absolute inset-0 appearance-none outline-none"
                checked={chosen.includes(day)}
                // Not `disabled`: the keyboard must reach it for its explanation.
                aria-disabled={day === lastWorkday || undefined}
                aria-describedby={day === lastWorkday ? explanationId : undefined}
                onChange={() => toggle(day)}
              />
              {weekday(day)}
            </label>
          ))}
        </div>
        {lastWorkday !== undefined && (
          <p id={explanationId} className="mt-1 text-sm text-soft">
            {t("oneStays", { weekday: longWeekday(lastWorkday) })}
          </p>
        )}
      </fieldset>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button type="submit" size="small" aria-disabled={!isChanged || save.isBusy}>
          {t("save")}
        </Button>
        <p className="text-sm text-soft">{t("fromTomorrow")}</p>
      </div>
      {save.error && <Problem>{formatFailure(save.error)}</Problem>}
    </form>
  );
}
