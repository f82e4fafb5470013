import { useTranslations } from "next-intl";
import { useFormatDate } from "../format/use-format-date";
import { useFormatDuration } from "../format/use-format-duration";
import { Grid, TickLabels } from "../timeline/axis";
import { type TimeWindow, ticks } from "../timeline/geometry";
import { Track } from "../timeline/track";
import { dayStart, marksOfDay } from "./day-timeline";
import { NowLine } from "./now-line";
import { useFormatWallTime } from "./use-format-wall-time";
import type { WeekDay } from "./week-days";

const ROW =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 sm:grid-cols-[7rem_minmax(0,1fr)_5.5rem]";
const LINE = "col-span-2 sm:col-span-1 sm:col-start-2 sm:row-start-1";

/** A phone has room for a label every four hours. */
const LABEL_MS = 4 * 3_600_000;

interface WeekLinesProps {
  days: readonly WeekDay[];
  /** The hours that all lines share, in ms from midnight. */
  hours: TimeWindow;
  /** Epoch ms. */
  now: number;
}

/** A week as seven thin lines under each other, on one clock. */
export function WeekLines({ days, hours, now }: WeekLinesProps) {
  const [first] = days;
  const labels = ticks(hours, 0, "UTC")
    .filter(({ at }) => at % LABEL_MS === 0)
    .map((tick) => ({ ...tick, isCovered: false }));
  return (
    <div className="on-paper-as-seen">
      <ol className="border-b">
        {days.map((day) => (
          <DayLine key={day.date} day={day} hours={hours} now={now} />
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

function DayLine({ day, hours, now }: { day: WeekDay } & Omit<WeekLinesProps, "days">) {
  const t = useTranslations("week");
  const dateWords = useFormatDate();
  const duration = useFormatDuration();
  const wallWords = useFormatWallTime();
  const midnight = dayStart(day.date);
  const window = { from: midnight + hours.from, to: midnight + hours.to };
  const track = <Track marks={marksOfDay(day.sessions, window, now)} />;
  return (
    <li className={`${ROW} border-t py-2`}>
      <p className="sm:col-start-1 sm:row-start-1">
        <span className="font-semibold">{dateWords(day.date)}</span>
        {day.place && (
          <span className="text-sm text-soft sm:block max-sm:ms-2">{t(day.place)}</span>
        )}
      </p>
      <p className="text-end tabular-nums sm:col-start-3 sm:row-start-1">
        {day.focusMinutes > 0 && duration(day.focusMinutes)}
      </p>
      <div dir="ltr" className={`${LINE} relative h-6`}>
        <div aria-hidden className="absolute inset-x-0 top-1/2 h-px bg-hairline/60" />
        <Grid ticks={ticks(window, 0, "UTC")} />
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
          <li key={wall.session.id}>{wallWords(wall, now).sentence}</li>
        ))}
      </ul>
    </li>
  );
}
