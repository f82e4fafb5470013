"use client";

import { useTranslations } from "next-intl";
import type { CoachNote } from "@/domain/api/coach-messages";
import { useFormatDay } from "../../format/use-format-day";

/** Notes from coaches, latest first. */
export function OwnNotes({ notes }: { notes: readonly CoachNote[] }) {
  const t = useTranslations("coaching.notes");
  const formatDay = useFormatDay();
  return (
    <ul className="divide-y border-y">
      {notes.map((note) => (
        <li key={note.id} className="py-3">
          <p className="max-w-prose">{note.text}</p>
          <p className="text-sm text-soft">
            {t("from", { name: note.coach.name, day: formatDay(Date.parse(note.writtenAt)) })}
          </p>
        </li>
      ))}
    </ul>
  );
}
