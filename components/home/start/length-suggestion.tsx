"use client";

import { useTranslations } from "next-intl";
import type { LengthAdvice } from "./suggested-length";

interface LengthSuggestionProps {
  advice: LengthAdvice;
  onTake: (minutes: number) => void;
}

/** How often sessions of the chosen length were completed, and a button for the one that works. */
export function LengthSuggestion({ advice, onTake }: LengthSuggestionProps) {
  const t = useTranslations("suggestedLength");
  const { dayPart, minutes, upTo, completed, ended, longer } = advice;
  return (
    <p className="mt-3 text-sm text-soft">
      {t("completed", {
        part: dayPart ?? "day",
        completed,
        ended,
        length: t("length", { minutes, upTo: upTo > minutes ? upTo : 0 }),
      })}{" "}
      {longer && `${t("beyond", { ...longer })} `}
      <button
        type="button"
        className="min-h-6 rounded font-semibold text-ink underline underline-offset-4"
        onClick={() => onTake(minutes)}
      >
        {t("take", { minutes })}
      </button>
    </p>
  );
}
