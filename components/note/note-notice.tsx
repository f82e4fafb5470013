"use client";

import { usePathname } from "next/navigation";
import { DeliveredNotes } from "./delivered-notes";
import { useIsFocusing, useRefreshNotes } from "./use-note-lists";

/** Home and rooms show notes themselves, beside the end of the session. */
const SHOWS_NOTES = /^\/(rooms\/[^/]+)?$/;

/** A quiet notice of delivered notes on every other page. Keeps the notes of all pages current. */
export function NoteNotice() {
  const path = usePathname();
  const isFocusing = useIsFocusing();
  useRefreshNotes();
  if (SHOWS_NOTES.test(path)) return null;
  return (
    <div className="mb-4 empty:hidden">
      <DeliveredNotes isShown={!isFocusing} />
    </div>
  );
}
