"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Activity, FocusSession } from "@/domain/api/wire";
import { ConnectionBadge } from "../../live/connection-badge";
import { SessionBlock } from "../../timeline/session-block";
import { Button } from "../../ui/button";
import type { MyRoom } from "../home-data";
import { StartFailure } from "../start/start-failure";
import type { Starter } from "../start/use-start";
import { useFocusWhenLost } from "../use-focus-when-lost";
import { EndedActions } from "./ended-actions";
import { ReviewForm } from "./review-form";
import { useFormatEnded } from "./use-format-ended";

interface EndedScreenProps {
  session: FocusSession;
  /** The room it was run in, as long as the person is in it. */
  room: MyRoom | undefined;
  /** The person's rest activity, to suggest one. */
  rest: Activity | undefined;
  /** The session before a rest, to go back to. */
  before: FocusSession | undefined;
  starter: Starter;
  onReviewed: (session: FocusSession) => void;
  onDone: () => void;
}

/** What became of a session, and the ways on: stop, say how it went, go again, rest. */
export function EndedScreen(props: EndedScreenProps) {
  const { session, room, rest, before, starter, onReviewed, onDone } = props;
  const t = useTranslations("session.ended");
  const words = useFormatEnded(session, room?.name);
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  const wasDrifted = useRef(session.drifted);
  useEffect(() => {
    // What was pressed to own up is gone; the title says now what that did.
    if (session.drifted && !wasDrifted.current) heading.current?.focus();
    wasDrifted.current = session.drifted;
  }, [session.drifted, heading]);
  return (
    <div className="flex flex-col gap-8 *:not-data-wide:max-w-3xl">
      <div>
        <p className="text-soft">{words.over}</p>
        <h1 ref={heading} tabIndex={-1} className="mt-1 text-xl font-semibold outline-none">
          {words.title}
        </h1>
        {session.target && <p className="mt-1 text-soft">{session.target}</p>}
        {!starter.isUnanswered && (
          <div className="mt-2">
            <ConnectionBadge />
          </div>
        )}
      </div>
      {/* As wide as while it ran. */}
      <div data-wide>
        <SessionBlock session={session} />
      </div>
      <EndedActions session={session} room={room} rest={rest} before={before} starter={starter} />
      <StartFailure starter={starter} />
      <ReviewForm session={session} onReviewed={onReviewed} />
      <div>
        <Button onClick={onDone}>{t("done")}</Button>
      </div>
    </div>
  );
}
