"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { FocusSession } from "@/domain/api/wire";
import { ConnectionBadge } from "../../live/connection-badge";
import { SessionBlock } from "../../timeline/session-block";
import { findRunningSession } from "../../trpc/failure";
import { classNames } from "../../ui/class-names";
import { useFocusWhenLost } from "../use-focus-when-lost";
import type { KnownRooms } from "../use-my-rooms";
import { WallClock } from "../wall-clock";
import { EndEarly } from "./end-early";
import { TimeLeftNumber } from "./time-left-number";
import { WhoSees } from "./who-sees";

const RoomAround = dynamic(() => import("./room-companions").then((module) => module.RoomAround));

interface SessionScreenProps {
  session: FocusSession;
  known: KnownRooms;
  /** Why another start was refused; shown when it was because of this session. */
  failure: unknown;
  onEnded: (session: FocusSession) => void;
}

/**
 * A running session: what, how long still, until when, and a quiet way to end it early. All of it
 * stands on the screen at once, also on a small phone and on one that lies on its side.
 */
export function SessionScreen({ session, known, failure, onEnded }: SessionScreenProps) {
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  const { roomSlug, activity, target } = session;
  const isInRoom = known.rooms.some(({ slug }) => slug === roomSlug);
  return (
    <div data-ground="deep" className="flex flex-1 flex-col gap-4 sm:gap-6 short:gap-2">
      <div className="flex items-baseline justify-between gap-x-6 text-sm text-soft">
        <WhoSees roomSlug={roomSlug} known={known} />
        <WallClock />
      </div>
      {/* In a room it has a height of its own: rows that arrive below must not move the End button. */}
      <div
        className={classNames(
          "flex flex-col justify-center gap-4 max-sm:gap-2 short:gap-2",
          roomSlug ? "min-h-[45dvh]" : "flex-1",
        )}
      >
        <div className="flex flex-col gap-[inherit] short:flex-row short:items-end short:justify-between short:gap-6">
          <div className="min-w-0">
            <h1
              ref={heading}
              tabIndex={-1}
              className="text-xl font-semibold outline-none short:line-clamp-2"
            >
              {activity.name}
            </h1>
            {target && <p className="text-soft short:line-clamp-2 sm:text-lg">{target}</p>}
          </div>
          <TimeLeftNumber session={session} />
        </div>
        <SessionBlock session={session} />
      </div>
      <EndEarly session={session} onEnded={onEnded}>
        <Advice isOtherRefused={findRunningSession(failure) !== null} />
      </EndEarly>
      {roomSlug && isInRoom && <RoomAround slug={roomSlug} />}
    </div>
  );
}

/** What one may want to know and nothing has to be done about. */
function Advice({ isOtherRefused }: { isOtherRefused: boolean }) {
  const t = useTranslations("session");
  return (
    <div className="flex flex-col gap-2 text-sm text-soft">
      <ConnectionBadge />
      {isOtherRefused ? (
        <p role="status" className="text-ink">
          {t("alreadyRunning")}
        </p>
      ) : (
        <p>
          {/* To a phone that counts the time it would be no good advice. */}
          <span className="hidden sm:pointer-fine:inline">{t("end.phone")}</span>
          <span className="sm:pointer-fine:hidden">{t("end.screen")}</span>{" "}
          <span>{t("end.why")}</span>
        </p>
      )}
    </div>
  );
}
