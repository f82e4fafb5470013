"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { GroupSession, TimeTogether } from "@/domain/api/group-session";
import { canSchedule } from "@/domain/group-session/permissions";
import { isWithinTime } from "@/domain/group-session/time-together";
import type { Outputs } from "@/server/trpc/root";
import { clockTime, formatFullHour } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { useServerClock } from "../live/server-time";
import { useTRPC } from "../trpc/provider";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { classNames } from "../ui/class-names";
import { Icon } from "../ui/icon";
import { orLoadFailure } from "../ui/load-failure";
import { fullHour, toInstant, toWallTime } from "./wall-time";

const ScheduleDialog = dynamic(() => import("./schedule-dialog").catch(orLoadFailure), {
  ssr: false,
});

const WORKDAYS = [1, 2, 3, 4, 5];

interface TimeTogetherCardProps {
  room: Outputs["room"]["get"];
  sessions: readonly GroupSession[];
  /** Offers to join a group session that the viewer scheduled, by id. */
  onOfferJoin: (id: string) => void;
}

/**
 * The two hours in which several members complete most sessions, and a button that schedules them.
 * Shows nothing without enough sessions.
 */
export default function TimeTogetherCard(props: TimeTogetherCardProps) {
  const { room, sessions, onOfferJoin } = props;
  const t = useTranslations("groupSession.together");
  const tForm = useTranslations("groupSession.form");
  const zone = useReaderZone();
  const clock = useServerClock();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useQuery(
    useTRPC().groupSession.timeTogether.queryOptions({ roomSlug: room.slug }),
  );
  if (!data) return null;
  const { fromHour, toHour, completed, ended, people } = data.best;
  const time = fullHour(fromHour);
  const { date } = toWallTime(clock.now(), room.timeZone);
  /** Today's clock time of the viewer at a full hour of the room. */
  const readerTime = (hour: number) =>
    clockTime(toInstant({ date, time: fullHour(hour) }, room.timeZone) ?? 0, zone);
  const isScheduled = sessions.some(
    (one) => one.time === time && WORKDAYS.every((day) => one.weekdays?.includes(day)),
  );
  return (
    <Card
      title={t("title")}
      action={<span className="text-sm text-soft">{t("period")}</span>}
      className="flex flex-col"
    >
      <div className="flex flex-1 gap-5 pt-3">
        <HourBars data={data} />
        <div className="min-w-0 flex-1 self-center">
          <p className="text-lg font-semibold tabular-nums">
            {t("hours", { from: fromHour, to: toHour })}
          </p>
          <p className="text-xs text-soft">{t("reason", { completed, ended, people })}</p>
          {zone !== room.timeZone && (
            <p className="mt-1 text-xs text-soft">
              {tForm("zone", { zone: room.timeZone.replaceAll("_", " ") })}
              <br />
              {t("yours", { from: readerTime(fromHour), to: readerTime(toHour) })}
            </p>
          )}
        </div>
      </div>
      {isScheduled && (
        <p className="mt-4 text-sm text-soft">
          {t("scheduled", { time: formatFullHour(fromHour) })}
        </p>
      )}
      {!isScheduled && canSchedule(room, room) && (
        <Button
          className="mt-4 self-start"
          aria-haspopup="dialog"
          size="small"
          onClick={() => setIsOpen(true)}
        >
          <Icon of={CalendarPlus} />
          {t("schedule", { time: formatFullHour(fromHour) })}
        </Button>
      )}
      {isOpen && (
        <ScheduleDialog
          room={room}
          session={null}
          suggested={{ weekdays: WORKDAYS, time }}
          onOfferJoin={onOfferJoin}
          onClose={() => setIsOpen(false)}
        />
      )}
    </Card>
  );
}

/** Always drawn, so that a few sessions do not fill the chart. */
const USUAL_HOURS = { from: 8, to: 18 };

/** One bar per hour of the room's day; the best two hours have a colour. */
function HourBars({ data: { hours, best } }: { data: TimeTogether }) {
  const t = useTranslations("groupSession.together");
  const used = hours.map(({ hour }) => hour);
  const from = Math.min(USUAL_HOURS.from, ...used);
  const to = Math.max(USUAL_HOURS.to, ...used);
  const most = Math.max(...hours.map(({ completed }) => completed));
  const labelled = to - from > 12 ? 4 : 2;
  const bars = Array.from({ length: to - from + 1 }, (_, index) => {
    const hour = from + index;
    const completed = hours.find((tally) => tally.hour === hour)?.completed ?? 0;
    return { hour, completed, isBest: isWithinTime(hour, best) };
  });
  return (
    <ul dir="ltr" className="grid max-h-40 min-w-0 flex-[1.25] auto-cols-fr grid-flow-col gap-0.5">
      {bars.map(({ hour, completed, isBest }) => (
        <li key={hour} data-hue="green" className="flex min-w-0 flex-col gap-1">
          <span className="sr-only">
            {t("bar", { time: formatFullHour(hour), count: completed })}
          </span>
          <span aria-hidden className="flex min-h-16 flex-1 items-end border-b">
            <span
              className={classNames(
                "w-full rounded-t-mark",
                isBest ? "bg-hue" : "bg-rest opacity-50",
              )}
              style={{ height: `${(100 * completed) / most}%` }}
            />
          </span>
          <span
            aria-hidden
            className="flex h-4 justify-center text-xs whitespace-nowrap text-soft tabular-nums"
          >
            {hour % labelled === 0 && hour}
          </span>
        </li>
      ))}
    </ul>
  );
}
