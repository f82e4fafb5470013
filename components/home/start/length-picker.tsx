"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PRESET_MINUTES } from "@/domain/focus-session/session-length";
import { clockTime } from "../../format/clock-time";
import { Chip } from "../../ui/chip";
import { Problem } from "../../ui/problem";
import { OtherLength } from "./other-length";
import { untilSuggestions } from "./parse-end-time";
import { chosenLength, type DraftLength } from "./start-form-state";

interface LengthPickerProps {
  value: DraftLength;
  onChange: (length: DraftLength) => void;
  now: number;
  /** Null while it is unknown: until then no end is offered. */
  timeZone: string | null;
  /** Somebody tried to start with a length that does not fit. */
  isUnfit: boolean;
}

/** Five lengths, two ends that fit the gap, or any other length or end. */
export function LengthPicker({ value, onChange, now, timeZone, isUnfit }: LengthPickerProps) {
  const t = useTranslations("home.length");
  const [isOpen, setIsOpen] = useState(value.kind === "typed");
  // A length may also come from outside: what is typed always has its field, a preset never.
  const isOther = value.kind === "typed" || (isOpen && value.kind === "until");
  const ends = timeZone === null ? [] : untilSuggestions(now, timeZone);
  const zone = timeZone ?? "UTC";
  const isOwnEnd = value.kind === "until" && !ends.includes(value.at);
  const pick = (length: DraftLength) => {
    setIsOpen(false);
    onChange(length);
  };
  const type = (length: DraftLength) => {
    setIsOpen(true);
    onChange(length);
  };
  const openOther = () => type({ kind: "typed", text: minutesOf(value, now) });
  const until = (at: number) => (
    <Chip
      key={at}
      name="length"
      checked={!isOther && value.kind === "until" && value.at === at}
      onChange={() => pick({ kind: "until", at })}
    >
      {t("until", { time: clockTime(at, zone) })}
    </Chip>
  );

  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">{t("legend")}</legend>
      <div className="grid grid-cols-5 gap-2">
        {PRESET_MINUTES.map((minutes) => (
          <Chip
            key={minutes}
            name="length"
            className="px-1"
            aria-label={t("minutes", { minutes })}
            checked={!isOther && value.kind === "minutes" && value.minutes === minutes}
            onChange={() => pick({ kind: "minutes", minutes })}
          >
            {minutes}
          </Chip>
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        {isOwnEnd && !isOther && until(value.at)}
        {ends.map(until)}
        <Chip name="length" checked={isOther} onChange={openOther}>
          {t("other")}
        </Chip>
      </div>
      {isOther && (
        <OtherLength value={value} onChange={type} now={now} timeZone={zone} isUnfit={isUnfit} />
      )}
      {!isOther && isOwnEnd && !chosenLength(value, now) && (
        <Problem>{t("endOutOfReach", { time: clockTime(value.at, zone) })}</Problem>
      )}
    </fieldset>
  );
}

function minutesOf(length: DraftLength, now: number): string {
  if (length.kind === "typed") return length.text;
  if (length.kind === "minutes") return String(length.minutes);
  return String(Math.max(0, Math.floor((length.at - now) / 60_000)));
}
