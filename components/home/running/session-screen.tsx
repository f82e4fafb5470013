"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { findShownSharing } from "@/domain/room/sharing";
import { ConnectionBadge } from "../../live/connection-badge";
import type { FocusSession } from "../../live/session";
import { SessionBlock } from "../../timeline/session-block";
import { findRunningSession } from "../../trpc/failure";
import { classNames } from "../../ui/class-names";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { orLoadFailure } from "../../ui/load-failure";
import { CurrentTime } from "../date-and-time";
import { useFocusWhenLost } from "../use-focus-when-lost";
import { describeRoomsSeeingBusy, type KnownRooms } from "../use-my-rooms";
import { EndEarly } from "./end-early";
import { LeavingAlone } from "./leaving-alone";
import { PutPhoneDown } from "./put-phone-down";
import { TimeLeft } from "./time-left-text";

const RoomCompanions = dynamic(() =>
  import("./room-companions")
    .then((module) => ({ default: module.RoomCompanions }))
    .catch(orLoadFailure),
);

interface SessionScreenProps {
  session: FocusSession;
  known: KnownRooms;
  /** Why another start was refused; shown when this session was the cause. */
  failure: unknown;
  onEnded: (session: FocusSession) => void;
}

/**
 * A running session: activity, time left, end, and End early. All of it fits on the screen without
 * scrolling, also on a small phone and in landscape.
 */
export function SessionScreen({ session, known, failure, onEnded }: SessionScreenProps) {
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  const { roomSlug, activity, target } = session;
  const isInRoom = known.rooms.some(({ slug }) => slug === roomSlug);
  const hasCompanions = roomSlug !== null && isInRoom;
  return (
    <div
      data-ground="deep"
      className={classNames(
        "mx-auto flex w-full flex-1 flex-col gap-4 sm:gap-6 short:gap-2",
        hasCompanions ? "max-w-[100rem]" : "max-w-7xl",
      )}
    >
      <div className="flex items-baseline justify-between gap-x-6 text-sm text-soft">
        <SessionVisibility roomSlug={roomSlug} known={known} />
        <CurrentTime />
      </div>
      <div
        className={classNames(
          "flex flex-1 flex-col gap-[inherit]",
          hasCompanions &&
            "lg:grid lg:grid-cols-[minmax(0,1fr)_17rem] lg:gap-x-16 2xl:grid-cols-[minmax(0,1fr)_20rem]",
        )}
      >
        <div className="@container flex min-w-0 flex-1 flex-col gap-[inherit]">
          {/* A fixed height above companions: rows that load below must not move the End button. */}
          <div
            className={classNames(
              "flex flex-col justify-center gap-4 max-sm:gap-2 short:gap-2",
              hasCompanions ? "min-h-[45dvh] lg:min-h-0 lg:flex-1" : "flex-1",
            )}
          >
            <div className="flex flex-col gap-[inherit] lg:items-center lg:text-center short:flex-row short:items-end short:justify-between short:gap-6 short:text-start">
              <div className="min-w-0">
                <h1
                  ref={heading}
                  tabIndex={-1}
                  className="text-xl font-semibold outline-none short:line-clamp-2"
                >
                  {activity.name}
                </h1>
                {target && (
                  <p translate="no" className="text-soft short:line-clamp-2 sm:text-lg">
                    {target}
                  </p>
                )}
                <LeavingAlone session={session} />
              </div>
              <TimeLeft
                session={session}
                className="-ms-[0.06em] text-display lg:ms-0 short:ms-0"
              />
            </div>
            <SessionBlock session={session} />
          </div>
          <EndEarly session={session} onEnded={onEnded} reasons="above">
            <Advice session={session} isOtherRefused={findRunningSession(failure) !== null} />
          </EndEarly>
        </div>
        {hasCompanions && (
          <div className="lg:flex lg:flex-col lg:justify-center">
            <RoomCompanions slug={roomSlug} />
          </div>
        )}
      </div>
    </div>
  );
}

/** Tips that need no action, and the state of the connection. */
function Advice({ session, isOtherRefused }: { session: FocusSession; isOtherRefused: boolean }) {
  const t = useTranslations("session");
  return (
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
  );
}

/**
 * Says who sees the running session. Until the room is loaded, says only that it may see something.
 */
function SessionVisibility({ roomSlug, known }: { roomSlug: string | null; known: KnownRooms }) {
  const t = useTranslations("session.visibility");
  if (roomSlug === null) {
    const busy = describeRoomsSeeingBusy(known.rooms);
    return <p>{busy ? t("busy", busy) : t("nobody")}</p>;
  }
  const room = known.rooms.find(({ slug }) => slug === roomSlug);
  if (room) {
    return (
      <p>
        <IsolatedText>{t(findShownSharing(room), { room: isolate(room.name) })}</IsolatedText>
      </p>
    );
  }
  return <p>{t(known.hasLeft ? "leftRoom" : "someRoom")}</p>;
}
