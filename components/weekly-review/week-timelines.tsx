import { useTranslations } from "next-intl";
import { dayStart, findWeek } from "@/domain/time/period";
import { ChartSection } from "../dashboard/charts/chart-section";
import { clockTime } from "../format/clock-time";
import { useFormatDate } from "../format/use-format-date";
import { useFormatDuration } from "../format/use-format-duration";
import { Grid, TickLabels } from "../timeline/axis";
import { minutesLeft, type TimeWindow, ticks } from "../timeline/geometry";
import { Track } from "../timeline/track";
import { NowLine } from "./now-line";
import { buildDayMarks, findHours, type WallSession, type WeekDay } from "./week-days";

interface TimelinesSectionProps {
  /** The Monday. */
  week: string;
  days: readonly WeekDay[];
  /** Epoch ms. */
  now: number;
}

/** The timelines of the seven days, and their sessions as a table and as files. */
export function TimelinesSection({ week, days, now }: TimelinesSectionProps) {
  const t = useTranslations("weeklyReview.timelines");
  const formatDate = useFormatDate();
  const formatWallTime = useFormatWallTime();
  const sessions = days.flatMap((day) => day.sessions);
  // Rests are drawn, but no figure of the week includes them, so they are counted separately.
  const rests = sessions.filter(({ session }) => session.activity.isRest).length;
  const focused = sessions.length - rests;
  const counts = [
    focused > 0 && t("sessions", { count: focused }),
    rests > 0 && t("rests", { count: rests }),
    t("local"),
  ];
  return (
    <ChartSection
      title={t("title")}
      sentence={sessions.length === 0 ? t("none") : counts.filter(Boolean).join(" · ")}
      {...(sessions.length > 0 && {
        download: `/api/export/history?${new URLSearchParams({ ...findWeek(week) })}`,
        table: {
          columns: [t("day"), t("activity"), t("status"), t("from"), t("to")],
          rows: sessions.map((wall) => {
            const { activity, status, from, to } = formatWallTime(wall, now);
            const day = formatDate(wall.session.localDate);
            return { key: wall.session.id, cells: [day, activity, status, from, to] };
          }),
        },
      })}
    >
      <WeekTimelines days={days} hours={findHours(sessions)} now={now} />
    </ChartSection>
  );
}

/** Formats sessions by the wall clock of the place where they were run. `now` is epoch ms. */
function useFormatWallTime() {
  const t = useTranslations("timeline");
  const time = (at: number) => clockTime(at, "UTC");
  return ({ session, shiftMs }: WallSession, now: number) => {
    const { status } = session;
    const activity = session.activity.name;
    const from = time(session.startedAt);
    const planned = time(session.plannedEnd);
    const to = session.brokenAt ? time(session.brokenAt) : planned;
    const minutes = minutesLeft(session, now + shiftMs);
    return {
      activity,
      status: t("status", { status }),
      from,
      to,
      sentence: t(`sentence.${status}`, { activity, from, to, planned, minutes }),
    };
  };
}

const ROW =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 sm:grid-cols-[7rem_minmax(0,1fr)_5.5rem]";
const LINE = "col-span-2 sm:col-span-1 sm:col-start-2 sm:row-start-1";

/** A phone has room for a label every four hours. */
const LABEL_MS = 4 * 3_600_000;

interface WeekTimelinesProps {
  days: readonly WeekDay[];
  /** The hours that all timelines share, in ms from midnight. */
  hours: TimeWindow;
  /** Epoch ms. */
  now: number;
}

function WeekTimelines({ days, hours, now }: WeekTimelinesProps) {
  const [first] = days;
  const labels = ticks(hours, null, "UTC")
    .filter(({ at }) => at % LABEL_MS === 0)
    .map((tick) => ({ ...tick, isCovered: false }));
  return (
    <div className="on-paper-as-seen">
      <ol className="border-b">
        {days.map((day) => (
          <DayTimeline key={day.date} day={day} hours={hours} now={now} />
        ))}
      </ol>
      {first && (
        <div className={ROW}>
          <div dir="ltr" className={`${LINE} pt-1`}>
            <TickLabels ticks={labels} />
          </div>
        </div>
      )}
    </div>
  );
}

function DayTimeline({ day, hours, now }: { day: WeekDay } & Omit<WeekTimelinesProps, "days">) {
  const t = useTranslations("weeklyReview");
  const formatDate = useFormatDate();
  const formatDuration = useFormatDuration();
  const formatWallTime = useFormatWallTime();
  const midnight = dayStart(day.date);
  const window = { from: midnight + hours.from, to: midnight + hours.to };
  const track = <Track marks={buildDayMarks(day.sessions, window, now)} />;
  return (
    <li className={`${ROW} border-t py-2`}>
      <p className="sm:col-start-1 sm:row-start-1">
        <span className="font-semibold">{formatDate(day.date)}</span>
        {day.rank && <span className="text-sm text-soft sm:block max-sm:ms-2">{t(day.rank)}</span>}
      </p>
      <p className="text-end tabular-nums sm:col-start-3 sm:row-start-1">
        {day.focusMinutes > 0 && formatDuration(day.focusMinutes)}
      </p>
      <div dir="ltr" className={`${LINE} relative h-6`}>
        <div aria-hidden className="absolute inset-x-0 top-1/2 h-px bg-hairline/60" />
        <Grid ticks={ticks(window, null, "UTC")} />
        {day.shiftMs === null ? (
          track
        ) : (
          <NowLine
            window={{ from: window.from - day.shiftMs, to: window.to - day.shiftMs }}
            isToday={day.isToday}
          >
            {track}
          </NowLine>
        )}
      </div>
      <ul className="sr-only">
        {day.sessions.map((wall) => (
          <li key={wall.session.id}>{formatWallTime(wall, now).sentence}</li>
        ))}
      </ul>
    </li>
  );
}
