"use client";

import { useTranslations } from "next-intl";
import type { Activity } from "@/domain/api/activity";
import type { GroupSession } from "@/domain/api/group-session";
import { useFormatDay } from "../format/use-format-day";
import { useFormatInstant } from "../format/use-format-instant";
import { useTick } from "../live/use-tick";
import { GroupSessionState } from "./group-session-state";
import { findNextGroupSessions } from "./next-rules";
import { Participation } from "./participation";

const TICK_MS = 15_000;

interface NextGroupLineProps {
  /** Of a room, soonest first. */
  sessions: readonly GroupSession[];
  activities: readonly Activity[];
  /** Opens the dialog that joins a group session, by id. */
  onJoin: (id: string) => void;
}

/**
 * The room's next group session in one line, for a phone, where the card of all is below the fold.
 * Loaded when there is one; rendered while no session of the viewer runs.
 */
export default function NextGroupLine({ sessions, activities, onJoin }: NextGroupLineProps) {
  const t = useTranslations("groupSession");
  const format = useFormatInstant();
  const formatDay = useFormatDay();
  const now = useTick(TICK_MS);
  const [session] = findNextGroupSessions(sessions, now);
  if (!session?.next) return null;
  const { startsAt } = session.next;
  const day = format.day(startsAt);
  const time = format.time(startsAt);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-s-3 border-s-ink bg-surface px-4 py-2.5 text-sm [border-inline-start-style:dotted] sm:hidden">
      <p className="min-w-0 flex-1 basis-40">
        <span className="block font-semibold tabular-nums">
          {day === formatDay(now) ? t("next.title", { time }) : t("next.titleDay", { day, time })}
        </span>
        <span className="text-soft">
          <GroupSessionState session={session} />
        </span>
      </p>
      <Participation
        session={session}
        activities={activities}
        isRunning={false}
        onJoin={() => onJoin(session.id)}
      />
    </div>
  );
}
