"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import {
  brokenAfterMinutes,
  countPlannedMinutes,
  suggestShorterLength,
} from "@/domain/focus-session/session-length";
import { clockTime } from "../../format/clock-time";
import { useReaderZone } from "../../format/reader-zone";
import { ConnectionBadge } from "../../live/connection-badge";
import type { Seat } from "../../live/seat";
import { useRenderedAt } from "../../live/server-time";
import type { FocusSession } from "../../live/session";
import { useDeadline } from "../../live/use-deadline";
import { NotificationQuestion } from "../../signals/notification-question";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { Swatch } from "../../ui/swatch";
import { StartFailure } from "../start/start-failure";
import { useFocusWhenLost } from "../use-focus-when-lost";
import type { SessionPanelState } from "../use-session-panel";
import { dismissEnded } from "./dismiss-ended";
import { EndedActions } from "./ended-actions";
import { EndedBlock, LoadedEndedBlock } from "./ended-block";
import { EndedFigures } from "./ended-figures";
import { findReviewEnd } from "./recently-ended";
import { ReviewForm } from "./review-form";

interface EndedPanelProps {
  session: FocusSession;
  panel: SessionPanelState;
  /** Who is in the room now, on the page of the session's room; else null. */
  seats: readonly Seat[] | null;
}

/**
 * The result of a session: what was completed, who finished together, what it adds up to, and what to
 * do next. It closes by itself after a while, on every device.
 */
export default function EndedPanel({ session, panel, seats }: EndedPanelProps) {
  const t = useTranslations("session.ended");
  const area = useRef<HTMLElement>(null);
  useClose(session, area, panel.dismiss);
  const { viewerId } = panel.data;
  return (
    <section
      ref={area}
      aria-label={t("label")}
      className="@container/ended rounded-card border-[1.5px] border-ink bg-surface"
    >
      <div className="grid @3xl/ended:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="relative flex min-w-0 flex-col gap-3 p-4 sm:px-6 sm:py-5">
          <EndedTitle session={session} panel={panel} isInRoom={seats !== null} />
          {!seats && session.roomSlug ? (
            <LoadedEndedBlock slug={session.roomSlug} session={session} viewerId={viewerId} />
          ) : (
            <EndedBlock session={session} viewerId={viewerId} seats={seats} />
          )}
          {!panel.starter.isUnanswered && <ConnectionBadge />}
          <Button
            tone="quiet"
            size="small"
            aria-label={t("done")}
            title={t("done")}
            className="absolute end-2 top-2 px-1.5"
            onClick={panel.dismiss}
          >
            <Icon of={X} />
          </Button>
        </div>
        <div className="border-t px-4 py-2 sm:px-6 @3xl/ended:border-s @3xl/ended:border-t-0 @3xl/ended:py-3">
          <EndedFigures session={session} today={panel.sessions} day={panel.day} />
        </div>
      </div>
      <div className="flex flex-col gap-3 border-t p-4 sm:px-6 @3xl/ended:flex-row @3xl/ended:flex-wrap @3xl/ended:items-start">
        <EndedActions session={session} panel={panel} />
        <ReviewForm session={session} onReviewed={panel.onReviewed} />
        {panel.starter.failure !== null && (
          <div className="w-full">
            <StartFailure starter={panel.starter} />
          </div>
        )}
        <div className="w-full empty:hidden">
          <NotificationQuestion />
        </div>
      </div>
    </section>
  );
}

/** Closes the panel once the session is no longer recent, but never while the focus is in it. */
function useClose(
  session: FocusSession,
  area: React.RefObject<HTMLElement | null>,
  close: () => void,
): void {
  const end = findReviewEnd(session);
  const now = useDeadline((at) => (end > at ? end : null), useRenderedAt());
  useEffect(() => {
    if (now < end) return;
    const element = area.current;
    const closeUnlessUsed = () => {
      if (!element?.contains(document.activeElement)) close();
    };
    closeUnlessUsed();
    // The focus has moved on only after the event.
    const later = () => setTimeout(closeUnlessUsed);
    element?.addEventListener("focusout", later);
    return () => element?.removeEventListener("focusout", later);
  }, [now, end, area, close]);
}

interface EndedTitleProps {
  session: FocusSession;
  panel: SessionPanelState;
  isInRoom: boolean;
}

function EndedTitle({ session, panel, isInRoom }: EndedTitleProps) {
  const t = useTranslations("session.ended");
  const tReason = useTranslations("session.reason");
  const zone = useReaderZone();
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  const wasUnfocused = useRef(session.drifted);
  useEffect(() => {
    // The pressed button is gone; the title now tells the result.
    if (session.drifted && !wasUnfocused.current) heading.current?.focus();
    wasUnfocused.current = session.drifted;
  }, [session.drifted, heading]);
  const { activity, target, breakReason } = session;
  const minutes = countPlannedMinutes(session);
  const brokenAfter = brokenAfterMinutes(session);
  const room = isInRoom
    ? undefined
    : panel.known.rooms.find(({ slug }) => slug === session.roomSlug);
  const time = clockTime(session.brokenAt ?? session.plannedEnd, zone);

  function title() {
    if (activity.isRest) return t(brokenAfter === null ? "rest" : "restBroken");
    if (session.drifted) return t("unfocused", { minutes });
    if (brokenAfter === null) return t("completed", { minutes });
    return t("broken", { after: brokenAfter, minutes });
  }
  function hint() {
    if (activity.isRest) return null;
    if (session.drifted) return t("unfocusedMeans");
    if (brokenAfter === null) return null;
    // An end in the first minute was a slip and says nothing about the length.
    const shorter = brokenAfter === 0 ? null : suggestShorterLength(brokenAfter, minutes);
    return t("kind", { minutes: shorter ?? 0 });
  }
  return (
    <div>
      <h2
        ref={heading}
        tabIndex={-1}
        className={classNames(
          "pe-8 font-semibold tracking-tight text-balance outline-none",
          session.status === "completed" ? "text-[2rem]/9 @md/ended:text-2xl" : "text-xl",
        )}
      >
        {title()}
      </h2>
      <p className="mt-1.5 flex flex-wrap items-center gap-x-2 text-base">
        <Swatch hue={activity.color} />
        <span translate="no">{target ? `${activity.name} · ${target}` : activity.name}</span>
        {room && (
          <Link
            href={`/rooms/${room.slug}`}
            translate="no"
            className="text-soft underline-offset-4 hover:underline"
            // The result was seen: the next visit to home begins with the start form.
            onClick={() => dismissEnded(session.id)}
          >
            <bdi>{room.name}</bdi>
          </Link>
        )}
        <span className="text-soft">{t("over", { time })}</span>
      </p>
      {hint() && <p className="mt-1.5 text-base text-soft">{hint()}</p>}
      {breakReason && (
        <p className="mt-1.5 text-soft">{t("reason", { reason: tReason(breakReason) })}</p>
      )}
    </div>
  );
}
