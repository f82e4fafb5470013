"use client";

import { useTranslations } from "next-intl";
import type { CoachNote } from "@/domain/api/coach-messages";
import { useFormatInstant } from "../../format/use-format-instant";
import { IsolatedText, isolate } from "../../ui/isolated-text";

/** Notes from coaches, latest first. */
export function OwnNotes({ notes }: { notes: readonly CoachNote[] }) {
  const t = useTranslations("coaching.notes");
  const format = useFormatInstant();
  return (
    <ul className="divide-y border-y">
      {notes.map((note) => (
        <li key={note.id} className="py-3">
          <p className="max-w-prose">{note.text}</p>
          <p className="text-sm text-soft">
            <IsolatedText>
              {t("from", { name: isolate(note.coach.name), day: format.day(note.writtenAt) })}
            </IsolatedText>
          </p>
        </li>
      ))}
    </ul>
  );
}
