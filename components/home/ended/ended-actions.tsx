"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { clockTime } from "../../format/clock-time";
import { useReaderZone } from "../../format/reader-zone";
import type { FocusSession } from "../../live/session";
import { useTick } from "../../live/use-tick";
import { Button } from "../../ui/button";
import type { SessionPanelState } from "../use-session-panel";
import { listNextActions } from "./next-actions";

const TICK_MS = 15_000;

/** One tap each; nothing starts by itself. The first action is the recommended one. */
export function EndedActions({
  session,
  panel,
}: {
  session: FocusSession;
  panel: SessionPanelState;
}) {
  const t = useTranslations("session.ended");
  const zone = useReaderZone();
  const now = useTick(TICK_MS);
  const [pressed, setPressed] = useState<string | null>(null);
  const { starter, activities, sessions } = panel;
  const rest = activities.find(({ isRest }) => isRest);
  const actions = listNextActions({ session, rest, today: sessions, now });
  return (
    <div className="flex flex-col gap-2 @md/ended:flex-row @md/ended:flex-wrap">
      {actions.map(({ text, minutes, end, request }, index) => (
        <Button
          key={text}
          tone={index === 0 ? "primary" : "outlined"}
          size="large"
          aria-disabled={starter.isBusy}
          onClick={() => {
            setPressed(text);
            return starter.start(request);
          }}
        >
          {starter.isBusy && pressed === text
            ? t("starting")
            : t(text, {
                minutes,
                activity: request.activity.name,
                time: end === null ? "" : clockTime(end, zone),
              })}
        </Button>
      ))}
    </div>
  );
}
