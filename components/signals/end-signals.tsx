"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { countPlannedMinutes } from "@/domain/focus-session/session-length";
import type { CurrentSession, FocusSession } from "../live/session";
import { useCurrentSession } from "../live/use-current-session";
import { useTRPCClient } from "../trpc/provider";
import type { SignalKind } from "./when-to-signal";

/** A network that drops every packet reports nothing. */
const ANSWER_WITHIN_MS = 5_000;

const UNKNOWN: CurrentSession = { session: null, serverNow: 0 };

/**
 * Signals the planned end of the user's session on every page: with a sound, and with a notification
 * while no tab is visible. Loads its code when a session runs. Renders nothing.
 */
export function EndSignals() {
  const t = useTranslations("signals.message");
  const client = useTRPCClient();
  const { session } = useCurrentSession(UNKNOWN);
  // Stays true: the end is signalled after the session is gone.
  const [isNeeded, setIsNeeded] = useState(false);
  if (session && !isNeeded) setIsNeeded(true);

  const format = useEffectEvent((kind: SignalKind, ended: FocusSession) => {
    const activity = ended.activity.name;
    if (kind === "fiveLeft") return t("fiveLeft", { activity });
    const minutes = countPlannedMinutes(ended);
    return t(ended.activity.isRest ? "restOver" : "completed", { minutes, activity });
  });
  const hasCompleted = useEffectEvent(({ id, localDate }: FocusSession) =>
    client.focusSession.list
      .query({ from: localDate, to: localDate }, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
      .then(
        ({ items }) => {
          const status = items.find((item) => item.id === id)?.status;
          // The clocks differ a little: the server may not be there yet.
          return status === "running" ? null : status === "completed";
        },
        () => null,
      ),
  );
  useEffect(() => {
    if (!isNeeded) return;
    let stop = () => {};
    let isOver = false;
    import("./engine/start-signals").then(
      ({ startSignals }) => {
        if (isOver) return;
        stop = startSignals({
          format: (kind, ended) => format(kind, ended),
          hasCompleted: (ended) => hasCompleted(ended),
        });
      },
      () => undefined,
    );
    return () => {
      isOver = true;
      stop();
    };
  }, [isNeeded]);
  return null;
}
