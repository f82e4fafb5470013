"use client";

import { useEffect, useEffectEvent } from "react";
import type { Activity } from "@/domain/api/activity";

const TYPING = "input:not([type=radio]), textarea, select, [contenteditable]";
/** Layers above the form: a key pressed there is meant for them. */
const OVERLAY = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** Number keys choose an activity, anywhere on the page except while typing. */
export function useStartKeys(
  activities: readonly Activity[],
  onChoose: (activityId: string) => void,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.matches(TYPING) || target.closest(OVERLAY)) return;
    const chosen = /^[1-9]$/.test(event.key) ? activities[Number(event.key) - 1] : undefined;
    if (chosen) onChoose(chosen.id);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
