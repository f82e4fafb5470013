"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, useState } from "react";
import { PRESET_MINUTES } from "@/domain/focus-session/session-length";
import { clockTime } from "../../format/clock-time";
import { Chip } from "../../ui/chip";
import { Problem } from "../../ui/problem";
import { OtherLength } from "./other-length";
import { suggestEndTimes } from "./parse-end-time";
import { type LengthChoice, parseLength } from "./start-form-state";

interface LengthPickerProps {
  value: LengthChoice;
  onChange: (length: LengthChoice) => void;
  /** Chosen with a pointer, so the choice is final. */
  onTaken: () => void;
  now: number;
  /** Null while it is unknown: then no end is offered. */
  timeZone: string | null;
  /** Start was pressed with an invalid length. */
  isInvalid: boolean;
}

/** The presets, the next half hours as ends, or any other length or end. */
export function LengthPicker(props: LengthPickerProps) {
  const { value, onChange, onTaken, now, timeZone, isInvalid } = props;
  const t = useTranslations("home.length");
  const [isOpen, setIsOpen] = useState(value.kind === "typed");
  // The value may also be set from outside: a typed one always shows its field, a preset never.
  const isOther = value.kind === "typed" || (isOpen && value.kind === "until");
  const ends = timeZone === null ? [] : suggestEndTimes(now, timeZone);
  const zone = timeZone ?? "UTC";
  const isOwnEnd = value.kind === "until" && !ends.includes(value.at);
  const pick = (length: LengthChoice) => {
    setIsOpen(false);
    onChange(length);
  };
  const type = (length: LengthChoice) => {
    setIsOpen(true);
    onChange(length);
  };
  // Arrow keys also click, without a pointer.
  const take = (event: MouseEvent) => event.detail > 0 && onTaken();
  const openOther = () => type({ kind: "typed", text: formatMinutes(value, now) });
  const until = (at: number) => (
    <Chip
      key={at}
      name="length"
      checked={!isOther && value.kind === "until" && value.at === at}
      onChange={() => pick({ kind: "until", at })}
      onClick={take}
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
            className="px-0! max-sm:text-sm"
            checked={!isOther && value.kind === "minutes" && value.minutes === minutes}
            onChange={() => pick({ kind: "minutes", minutes })}
            onClick={take}
          >
            {t("minutes", { minutes })}
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
        <OtherLength
          value={value}
          onChange={type}
          now={now}
          timeZone={zone}
          isInvalid={isInvalid}
        />
      )}
      {!isOther && isOwnEnd && !parseLength(value, now) && (
        <Problem>{t("endOutOfReach", { time: clockTime(value.at, zone) })}</Problem>
      )}
    </fieldset>
  );
}

function formatMinutes(length: LengthChoice, now: number): string {
  if (length.kind === "typed") return length.text;
  if (length.kind === "minutes") return String(length.minutes);
  return String(Math.max(0, Math.floor((length.at - now) / 60_000)));
}
