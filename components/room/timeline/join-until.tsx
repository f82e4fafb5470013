"use client";

import { useTranslations } from "next-intl";
import { createContext, useContext } from "react";
import { clockTime } from "../../format/clock-time";
import { useReaderZone } from "../../format/reader-zone";
import { JoinConfirmation } from "../../home/start/join-confirmation";
import type { JoinOffer } from "../../home/start/join-offer";

/**
 * How the viewer joins sessions in the room; null while they are in one themselves. A context, so that
 * rows are not rendered again when it changes.
 */
export const JoinContext = createContext<Omit<JoinOffer, "name" | "end"> | null>(null);

interface JoinUntilProps {
  /** Of the member to join. */
  name: string;
  /** The end of their session, epoch ms. */
  end: number;
  /** Takes the end (epoch ms) while the button has the pointer or the focus, else null. */
  onPreview: (end: number | null) => void;
}

/** Opens the confirmation to start a session with exactly the same end. */
export function JoinUntil({ name, end, onPreview }: JoinUntilProps) {
  const t = useTranslations("room.joinUntil");
  const time = clockTime(end, useReaderZone());
  const context = useContext(JoinContext);
  if (!context) return null;
  return (
    <JoinConfirmation
      offer={{ ...context, name, end }}
      label={t("named", { time, name })}
      onPreview={onPreview}
      className="whitespace-nowrap tabular-nums @2xl/line:min-w-33"
    >
      {t("label", { time })}
    </JoinConfirmation>
  );
}
