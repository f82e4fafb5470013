"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_MINUTES, MIN_MINUTES } from "@/domain/focus-session/session-length";
import { clockTime } from "../../format/clock-time";
import { TextField } from "../../ui/field";
import { parseEndTime } from "./parse-end-time";
import { type LengthChoice, parseLength } from "./start-form-state";

interface OtherLengthProps {
  value: LengthChoice;
  onChange: (length: LengthChoice) => void;
  now: number;
  timeZone: string;
  isInvalid: boolean;
}

/** Any whole number of minutes, or a clock time as the end. The one typed last counts. */
export function OtherLength({ value, onChange, now, timeZone, isInvalid }: OtherLengthProps) {
  const t = useTranslations("home.length");
  const [time, setTime] = useState(value.kind === "until" ? clockTime(value.at, timeZone) : "");
  const isValid = parseLength(value, now) !== null;
  const minutes = value.kind === "typed" ? value.text : "";

  function typeTime(text: string) {
    setTime(text);
    const at = parseEndTime(text, now, timeZone);
    // An incomplete time must not leave the previous length chosen.
    onChange(at === null ? { kind: "typed", text: "" } : { kind: "until", at });
  }

  function timeError() {
    if (isValid || time === "") return undefined;
    if (value.kind !== "until") return isInvalid ? t("noTime") : undefined;
    // "113" may become "1130".
    if (/^\d{3}$/.test(time) && !isInvalid) return undefined;
    return t("endOutOfReach", { time: clockTime(value.at, timeZone) });
  }

  return (
    <div className="grid grid-cols-2 gap-2">
      <TextField
        label={t("otherMinutes")}
        inputMode="numeric"
        autoComplete="off"
        name="minutes"
        value={minutes}
        onChange={(event) => {
          setTime("");
          onChange({ kind: "typed", text: event.currentTarget.value });
        }}
        error={isInvalid && !isValid && time === "" ? t("range", RANGE) : undefined}
        hint={isInvalid ? undefined : t("range", RANGE)}
      />
      <TextField
        label={t("otherTime")}
        autoComplete="off"
        name="until"
        value={time}
        onChange={(event) => typeTime(event.currentTarget.value)}
        error={timeError()}
      />
    </div>
  );
}

const RANGE = { min: MIN_MINUTES, max: MAX_MINUTES };
