"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConnectionBadge } from "../../live/connection-badge";
import type { FocusSession } from "../../live/session";
import { SessionBlock } from "../../timeline/session-block";
import { findRunningSession } from "../../trpc/failure";
import { Card } from "../../ui/card";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { Swatch } from "../../ui/swatch";
import { useFocusWhenLost } from "../use-focus-when-lost";
import type { SessionPanelState } from "../use-session-panel";
import { EndEarly } from "./end-early";
import { LeavingAlone } from "./leaving-alone";
import { PutPhoneDown } from "./put-phone-down";
import { TimeLeft } from "./time-left-text";

interface RunningCardProps {
  session: FocusSession;
  panel: SessionPanelState;
  /** The room of the page: the card says when the session runs elsewhere. */
  roomSlug: string | undefined;
}

/** The own running session on a page with more on it: activity, time left, end, and End early. */
export default function RunningCard({ session, panel, roomSlug }: RunningCardProps) {
  const t = useTranslations("session");
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  const { activity, target } = session;
  const isOtherRefused = findRunningSession(panel.starter.failure) !== null;
  return (
    <Card isFocal className="flex flex-col gap-3 sm:px-6 sm:pt-5">
      {session.roomSlug !== (roomSlug ?? null) && <Elsewhere session={session} panel={panel} />}
      <div className="flex items-end justify-between gap-x-6">
        <div className="min-w-0">
          <h2
            ref={heading}
            tabIndex={-1}
            className="flex items-center gap-2 text-lg font-semibold outline-none"
          >
            <Swatch hue={activity.color} />
            {activity.name}
          </h2>
          {target && (
            <p translate="no" className="text-base text-soft">
              {target}
            </p>
          )}
          <LeavingAlone session={session} />
        </div>
        <TimeLeft session={session} className="text-2xl" />
      </div>
      <SessionBlock session={session} />
      <EndEarly session={session} onEnded={panel.onBroken} reasons="below">
        <div className="flex flex-col gap-2 text-sm text-soft">
          <ConnectionBadge />
          {isOtherRefused ? (
            <p role="status" className="text-ink">
              {t("alreadyRunning")}
            </p>
          ) : (
            <PutPhoneDown startedAt={session.startedAt} />
          )}
        </div>
      </EndEarly>
    </Card>
  );
}

/** Where the session runs, when it is not the room of the page. */
function Elsewhere({ session, panel }: { session: FocusSession; panel: SessionPanelState }) {
  const t = useTranslations("session.elsewhere");
  const room = panel.known.rooms.find(({ slug }) => slug === session.roomSlug);
  if (!room)
    return <p className="text-sm text-soft">{t(session.roomSlug ? "room" : "personal")}</p>;
  return (
    <p className="text-sm text-soft">
      <Link href={`/rooms/${room.slug}`} className="underline underline-offset-4">
        <IsolatedText>{t("namedRoom", { room: isolate(room.name) })}</IsolatedText>
      </Link>
    </p>
  );
}
