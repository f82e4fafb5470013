"use client";

import { useTranslations } from "next-intl";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { useFormatDay } from "../format/use-format-day";
import { useWeekdayNames } from "../format/use-weekday-names";
import { Chip } from "../ui/chip";
import { TextField } from "../ui/field";
import { toInstant, type WallTime } from "./wall-time";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** The time of a group session as it is typed, in the room's zone. */
export interface When extends WallTime {
  isWeekly: boolean;
  /** ISO weekdays, Monday is 1. */
  weekdays: number[];
}

interface WhenFieldsProps {
  value: When;
  onChange: (when: When) => void;
  /** Of the room. */
  timeZone: string;
  /** The first date that can be chosen. */
  today: string;
  /** The form was sent without a complete time. */
  isInvalid: boolean;
}

/** Once on a date, or every week on some weekdays, and the time. */
export function WhenFields({ value, onChange, timeZone, today, isInvalid }: WhenFieldsProps) {
  const t = useTranslations("groupSession.form");
  const { isWeekly, date, time } = value;
  const isMissing = isInvalid && (time === "" || (isWeekly ? value.weekdays.length === 0 : !date));
  return (
    <>
      <fieldset className="flex gap-2">
        <legend className="sr-only">{t("repeat")}</legend>
        {[false, true].map((weekly) => (
          <Chip
            key={String(weekly)}
            name="repeat"
            className="flex-1"
            checked={isWeekly === weekly}
            onChange={() => onChange({ ...value, isWeekly: weekly })}
          >
            {t(weekly ? "weekly" : "once")}
          </Chip>
        ))}
      </fieldset>
      {isWeekly && <Weekdays value={value} onChange={onChange} />}
      <div className="flex gap-2">
        {!isWeekly && (
          <TextField
            className="flex-1"
            label={t("date")}
            type="date"
            name="date"
            min={today}
            value={date}
            onChange={(event) => onChange({ ...value, date: event.currentTarget.value })}
          />
        )}
        <TextField
          className="flex-1"
          label={t("time")}
          type="time"
          name="time"
          value={time}
          onChange={(event) => onChange({ ...value, time: event.currentTarget.value })}
          error={isMissing ? t(isWeekly ? "noWeekdays" : "noDate") : undefined}
        />
      </div>
      <ReaderTime value={value} timeZone={timeZone} today={today} />
    </>
  );
}

function Weekdays({ value, onChange }: Pick<WhenFieldsProps, "value" | "onChange">) {
  const t = useTranslations("groupSession.form");
  const name = useWeekdayNames();
  const toggle = (day: number) =>
    value.weekdays.includes(day)
      ? value.weekdays.filter((other) => other !== day)
      : [...value.weekdays, day].sort();
  return (
    <fieldset className="grid grid-cols-7">
      <legend className="mb-1 text-sm font-semibold">{t("weekdays")}</legend>
      {WEEKDAYS.map((day) => (
        <label
          key={day}
          className="flex min-h-6 items-center gap-1.5 text-sm font-semibold max-sm:flex-col"
        >
          <input
            type="checkbox"
            className="size-4 accent-ink"
            checked={value.weekdays.includes(day)}
            onChange={() => onChange({ ...value, weekdays: toggle(day) })}
          />
          {name(day)}
        </label>
      ))}
    </fieldset>
  );
}

/** The room's zone, and the time in the reader's where that is another. */
function ReaderTime({
  value,
  timeZone,
  today,
}: Pick<WhenFieldsProps, "value" | "timeZone" | "today">) {
  const t = useTranslations("groupSession.form");
  const zone = useReaderZone();
  const formatDay = useFormatDay();
  if (zone === timeZone) return null;
  const at = toInstant(value.isWeekly ? { ...value, date: today } : value, timeZone);
  return (
    <p className="text-sm text-soft">
      {t("zone", { zone: timeZone.replaceAll("_", " ") })}
      {at !== null && (
        <>
          <br />
          {value.isWeekly
            ? t("yourWeeklyTime", { time: clockTime(at, zone) })
            : t("yourTime", { day: formatDay(at), time: clockTime(at, zone) })}
        </>
      )}
    </p>
  );
}
