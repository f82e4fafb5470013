"use client";

import { useTranslations } from "next-intl";
import type { GroupSession } from "@/domain/api/group-session";
import { findLatecomerProblem } from "@/domain/group-session/start-rules";
import { parseInstant } from "@/domain/time/instant";
import { useFormatDuration } from "../format/use-format-duration";
import { useFormatInstant } from "../format/use-format-instant";
import { useWeekdayNames } from "../format/use-weekday-names";
import { useTick } from "../live/use-tick";
import { useFormatFailure } from "../trpc/use-format-failure";
import { AvatarGroup } from "../ui/avatar";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import { CancelGroupSession } from "./cancel-group-session";
import { useGroupSessionCall } from "./use-group-session-call";

const TICK_MS = 15_000;
const MINUTE_MS = 60_000;
/** Further ahead, the day says enough. */
const COUNTED_MINUTES = 24 * 60;

interface GroupSessionRowProps {
  session: GroupSession;
  isRunning: boolean;
  /** Null for people without an activity. */
  onJoin: (() => void) | null;
}

/** One group session: when it takes place, who joined, and what the viewer can do. */
export function GroupSessionRow({ session, isRunning, onJoin }: GroupSessionRowProps) {
  const t = useTranslations("groupSession");
  const tReasons = useTranslations("reasons");
  const format = useFormatInstant();
  const formatDuration = useFormatDuration();
  const weekday = useWeekdayNames();
  const { next, weekdays, title, minutes, joined, own } = session;
  if (!next) return null;
  const people = joined.map(({ userId: id, name }) => ({ id, name }));
  const time = format.time(next.startsAt);
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-semibold tabular-nums">
          {t("when", { day: format.day(next.startsAt), time })}
        </p>
        <p className="text-sm text-soft">
          {formatDuration(minutes)}
          {" · "}
          <State session={session} />
        </p>
      </div>
      <p className="text-sm break-words">
        <bdi>{title ?? t("untitled")}</bdi>
        {weekdays && (
          <span className="text-soft">
            {" · "}
            {t("weekly", { days: weekdays.map(weekday).join(", ") })}
          </span>
        )}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <p className="me-auto flex items-center gap-2 text-sm text-soft">
          <AvatarGroup people={people} />
          {t("joined", { count: people.length })}
          {people.length > 0 && (
            <span className="sr-only">
              {t("joinedNames", { names: people.map(({ name }) => name).join(", ") })}
            </span>
          )}
        </p>
        {own ? (
          <Joined session={session} date={next.date} time={time} />
        ) : (
          <Join session={session} isRunning={isRunning} onJoin={onJoin} />
        )}
        {session.canManage && session.state === "upcoming" && (
          <CancelGroupSession session={session} date={next.date} time={time} />
        )}
      </div>
      {own?.status && <p className="text-sm text-soft">{t("status", { status: own.status })}</p>}
      {own?.problem && <Problem>{tReasons(own.problem)}</Problem>}
    </li>
  );
}

/** "in 43 min", "running until 22:50" or that it was missed. */
function State({ session: { next, state } }: { session: GroupSession }) {
  const t = useTranslations("groupSession");
  const format = useFormatInstant();
  const formatDuration = useFormatDuration();
  const now = useTick(TICK_MS);
  if (!next) return null;
  if (state === "missed") return t("missed");
  const left = Math.ceil((parseInstant(next.startsAt) - now) / MINUTE_MS);
  if (state === "running") return t("running", { time: format.time(next.endsAt) });
  if (left <= 0) return t("startsNow");
  return t("in", {
    duration: formatDuration(left < COUNTED_MINUTES ? left : left - (left % 60)),
  });
}

function Join({ session: { next, state }, isRunning, onJoin }: GroupSessionRowProps) {
  const t = useTranslations("groupSession.join");
  const format = useFormatInstant();
  const now = useTick(TICK_MS);
  if (!next || !onJoin) return null;
  const hasBegun = state !== "upcoming";
  const isTooLate = findLatecomerProblem(new Date(next.endsAt), new Date(now)) !== null;
  if (hasBegun && (isRunning || isTooLate)) return null;
  return (
    <Button size="small" onClick={onJoin}>
      {hasBegun
        ? t("openUntil", { time: format.time(next.endsAt) })
        : t("open", { time: format.time(next.startsAt) })}
    </Button>
  );
}

function Joined({ session, date, time }: { session: GroupSession; date: string; time: string }) {
  const t = useTranslations("groupSession");
  const formatFailure = useFormatFailure();
  const { id } = session;
  const leave = useGroupSessionCall((client, _: null) =>
    client.groupSession.leave.mutate({ id, date }),
  );
  return (
    <>
      <span className="text-sm font-semibold">{t("join.done")}</span>
      {session.state === "upcoming" && (
        <Button
          size="small"
          aria-label={t("leaveNamed", { time })}
          disabled={leave.isPending}
          onClick={() => leave.mutate(null)}
        >
          {t("leave")}
        </Button>
      )}
      {leave.isError && <Problem>{formatFailure(leave.error)}</Problem>}
    </>
  );
}
