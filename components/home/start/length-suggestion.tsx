import { useTranslations } from "next-intl";
import type { LengthAdvice } from "./suggested-length";

interface LengthSuggestionProps {
  advice: LengthAdvice;
  onTake: (minutes: number) => void;
}

/** One quiet line: what the record says of the lengths, and one tap to take the one that is kept. */
export function LengthSuggestion({ advice, onTake }: LengthSuggestionProps) {
  const t = useTranslations("sizing");
  const { part, minutes, upTo, completed, ended, beyond } = advice;
  return (
    <p className="text-sm text-soft">
      {t("kept", {
        part: part ?? "day",
        completed,
        ended,
        length: t("length", { minutes, upTo: upTo > minutes ? upTo : 0 }),
      })}{" "}
      {beyond && `${t("beyond", { ...beyond })} `}
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
