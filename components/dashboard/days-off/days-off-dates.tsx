"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useFormatDate } from "../../format/use-format-date";
import { useFailureText } from "../../trpc/use-failure-text";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { Problem } from "../../ui/problem";
import { useRefreshingMutation } from "../use-refreshing-mutation";

interface RestDatesProps {
  /** From today on, earliest first. */
  dates: string[];
  today: string;
  tomorrow: string;
}

/** Single days of rest: declared before they begin, and withdrawn until then. */
export function RestDates({ dates, today, tomorrow }: RestDatesProps) {
  const t = useTranslations("restDays");
  const failureText = useFailureText();
  const declare = useRefreshingMutation((client, date: string) =>
    client.restDays.declare.mutate({ date }),
  );
  const withdraw = useRefreshingMutation((client, date: string) =>
    client.restDays.withdraw.mutate({ date }),
  );
  const [isMissing, setMissing] = useState(false);
  const failure = declare.error ?? withdraw.error;

  function submit(event: FormEvent<HTMLFormElement>) {
    const date = String(new FormData(event.currentTarget).get("date"));
    withdraw.reset();
    setMissing(date === "");
    if (date !== "" && !declare.isBusy) declare.mutate(date);
  }
  function takeBack(date: string) {
    declare.reset();
    if (!withdraw.isBusy) withdraw.mutate(date);
  }

  return (
    <div className="flex flex-col gap-2">
      {dates.length > 0 && (
        <ul className="divide-y border-y">
          {dates.map((date) => (
            <DeclaredDate
              key={date}
              date={date}
              today={today}
              isBusy={withdraw.isBusy}
              onWithdraw={() => takeBack(date)}
            />
          ))}
        </ul>
      )}
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
        <Button type="submit" aria-disabled={declare.isBusy}>
          {t("declare")}
        </Button>
      </Form>
      {failure && <Problem>{failureText(failure)}</Problem>}
    </div>
  );
}

interface DeclaredDateProps {
  date: string;
  today: string;
  isBusy: boolean;
  onWithdraw: () => void;
}

function DeclaredDate({ date, today, isBusy, onWithdraw }: DeclaredDateProps) {
  const t = useTranslations("restDays");
  const name = useFormatDate()(date, { withYear: date.slice(0, 4) !== today.slice(0, 4) });
  return (
    <li className="flex min-h-10 items-center justify-between gap-3">
      {name}
      {date > today && (
        <Button
          size="small"
          tone="plain"
          className="-me-3 print:hidden"
          aria-label={t("withdrawNamed", { date: name })}
          aria-disabled={isBusy}
          onClick={onWithdraw}
        >
          {t("withdraw")}
        </Button>
      )}
    </li>
  );
}
