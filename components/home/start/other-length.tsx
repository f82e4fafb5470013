"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_MINUTES, MIN_MINUTES } from "@/domain/focus-session/session-length";
import { clockTime } from "../../format/clock-time";
import { TextField } from "../../ui/field";
import { instantAt } from "./parse-end-time";
import { chosenLength, type DraftLength } from "./start-form-state";

interface OtherLengthProps {
  value: DraftLength;
  onChange: (length: DraftLength) => void;
  now: number;
  timeZone: string;
  isUnfit: boolean;
}

/** Any whole number of minutes, or a clock time to be done by. The one typed last counts. */
export function OtherLength({ value, onChange, now, timeZone, isUnfit }: OtherLengthProps) {
  const t = useTranslations("home.length");
  const [time, setTime] = useState(value.kind === "until" ? clockTime(value.at, timeZone) : "");
  const isFit = chosenLength(value, now) !== null;
  const minutes = value.kind === "typed" ? value.text : "";

  function typeTime(text: string) {
    setTime(text);
    const at = instantAt(text, now, timeZone);
    // What is no time yet must not leave the former one standing behind it.
    onChange(at === null ? { kind: "typed", text: "" } : { kind: "until", at });
  }

  function timeError() {
    if (isFit || time === "") return undefined;
    if (value.kind !== "until") return isUnfit ? t("noTime") : undefined;
    // "113" may be on its way to "1130".
    if (/^\d{3}$/.test(time) && !isUnfit) return undefined;
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
        error={isUnfit && !isFit && time === "" ? t("range", RANGE) : undefined}
        hint={isUnfit ? undefined : t("range", RANGE)}
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
