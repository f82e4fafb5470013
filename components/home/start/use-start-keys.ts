"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import type { Activity } from "@/domain/api/activity";

const TYPING = "input:not([type=radio]), textarea, select, [contenteditable]";
/** Layers above the form: a key pressed there is meant for them. */
const OVERLAY = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const CLICKABLE = "button, a, summary, [role=button]";

/** Number keys choose an activity and Enter starts, anywhere on the page except while typing. */
export function useStartKeys(
  form: RefObject<HTMLFormElement | null>,
  activities: readonly Activity[],
  onChoose: (activityId: string) => void,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.matches(TYPING) || target.closest(OVERLAY)) return;
    if (/^[1-9]$/.test(event.key)) {
      const chosen = activities[Number(event.key) - 1];
      if (chosen) onChoose(chosen.id);
    }
    const isElsewhere = !form.current?.contains(target) && !target.matches(CLICKABLE);
    if (event.key === "Enter" && isElsewhere) form.current?.requestSubmit();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
