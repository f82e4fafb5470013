"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Seat } from "../live/seat";
import { findStartsAndEnds } from "./starts-and-ends";
import { useAnnouncesChanges } from "./use-announces-changes";

/** Of more changes at once only the number is announced. */
const MAX_NAMED = 3;

interface AnnounceChangesProps {
  seats: readonly Seat[];
  viewerId: string;
  /** Nothing is announced while the viewer is in a session. */
  isRunning: boolean;
}

/** Tells a screen reader who starts and finishes, where the viewer asked for it on this device. */
export function AnnounceChanges({ seats, viewerId, isRunning }: AnnounceChangesProps) {
  const t = useTranslations("room.announce");
  const { isOn } = useAnnouncesChanges();
  const before = useRef(seats);
  const [text, setText] = useState("");
  useEffect(() => {
    const changes = findStartsAndEnds(before.current, seats, viewerId);
    before.current = seats;
    if (!isOn || isRunning || changes.length === 0) return;
    const named = changes
      .slice(0, MAX_NAMED)
      .map(({ kind, name, activity }) =>
        kind === "started" && activity ? t("startedWith", { name, activity }) : t(kind, { name }),
      );
    const more = changes.length - named.length;
    setText([...named, ...(more > 0 ? [t("more", { count: more })] : [])].join(" "));
  }, [seats, viewerId, isOn, isRunning, t]);
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}
