"use client";

import dynamic from "next/dynamic";
import { orLoadFailure } from "../ui/load-failure";
import { useDelivered } from "./use-note-lists";

/** Loaded only when there is something to show. */
const DeliveredList = dynamic(() => import("./delivered-list").catch(orLoadFailure), {
  ssr: false,
});

/**
 * Notes that were delivered to the viewer and not dismissed, and members who are free again.
 *
 * @param isShown false while a session of the viewer runs: then nothing is sent to them.
 */
export function DeliveredNotes({ isShown }: { isShown: boolean }) {
  const { notes, free } = useDelivered(isShown);
  if (notes.length + free.length === 0) return null;
  return <DeliveredList notes={notes} free={free} />;
}
