"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { isAfterToday } from "@/domain/stats/rest-days";
import { useFormatDate } from "../../format/use-format-date";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { useRefreshingMutation } from "../../trpc/use-refreshing-mutation";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { Problem } from "../../ui/problem";

interface DaysOffDatesProps {
  /** From today on, earliest first. */
  dates: string[];
  today: string;
  tomorrow: string;
}

/** Single days off. They can be added and removed until the day before. */
export function DaysOffDates({ dates, today, tomorrow }: DaysOffDatesProps) {
  const t = useTranslations("daysOff");
  const formatFailure = useFormatFailure();
  const addition = useRefreshingMutation((client, date: string) =>
    client.restDays.declare.mutate({ date }),
  );
  const removal = useRefreshingMutation((client, date: string) =>
    client.restDays.withdraw.mutate({ date }),
  );
  const [isMissing, setIsMissing] = useState(false);
  const failure = addition.error ?? removal.error;
  const shown = withPending(dates, addition.pending, removal.pending).filter(
    (date) => date >= today,
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    const date = String(new FormData(event.currentTarget).get("date"));
    removal.reset();
    setIsMissing(date === "");
    if (date !== "" && !addition.isBusy) addition.mutate(date);
  }
  function remove(date: string) {
    addition.reset();
    if (!removal.isBusy) removal.mutate(date);
  }

  return (
    <div className="flex flex-col gap-2">
      <Form onSubmit={submit} className="flex flex-wrap items-end gap-2 print:hidden">
        <TextField
          className="min-w-36"
          type="date"
          name="date"
          label={t("date")}
          min={tomorrow}
          defaultValue={tomorrow}
          error={isMissing ? t("dateMissing") : undefined}
        />
        <Button type="submit" aria-disabled={addition.isBusy}>
          {t("add")}
        </Button>
      </Form>
      {failure && <Problem>{formatFailure(failure)}</Problem>}
      {shown.length > 0 && (
        <ul className="divide-y border-y">
          {shown.map((date) => (
            <DayOff
              key={date}
              date={date}
              today={today}
              isSaving={date === addition.pending}
              isBusy={removal.isBusy}
              onRemove={() => remove(date)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Shows changes before they are saved; a refused one disappears again. */
function withPending(dates: readonly string[], added?: string, removed?: string): string[] {
  const shown = new Set(added === undefined ? dates : [...dates, added]);
  if (removed !== undefined) shown.delete(removed);
  return [...shown].sort();
}

interface DayOffProps {
  date: string;
  today: string;
  /** The date was just added and cannot be removed until it is saved. */
  isSaving: boolean;
  isBusy: boolean;
  onRemove: () => void;
}

function DayOff({ date, today, isSaving, isBusy, onRemove }: DayOffProps) {
  const t = useTranslations("daysOff");
  const name = useFormatDate()(date, { withYear: date.slice(0, 4) !== today.slice(0, 4) });
  return (
    <li className="flex min-h-10 items-center justify-between gap-3">
      {name}
      {isAfterToday(date, today) && !isSaving && (
        <Button
          size="small"
          tone="quiet"
          className="-me-3 print:hidden"
          aria-label={t("removeNamed", { date: name })}
          aria-disabled={isBusy}
          onClick={onRemove}
        >
          {t("remove")}
        </Button>
      )}
    </li>
  );
}
