"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { Color } from "@/domain/focus-session/color";
import { clockTime } from "../../format/clock-time";
import { useKnownZone } from "../../format/reader-zone";
import type { RecentSession } from "../../live/seat";
import { useTick } from "../../live/use-tick";
import { Grid, NowMark } from "../../timeline/axis";
import { percentAt, type TimeWindow, ticks } from "../../timeline/geometry";
import { buildMarks } from "../../timeline/mark";
import { Track } from "../../timeline/track";
import { nowShare, useNowShare } from "../../timeline/use-now-share";
import { Avatar } from "../../ui/avatar";
import { previewSession } from "../start/start-button";
import { findChosenActivity, parseLength } from "../start/start-form-state";
import type { SessionPanelState } from "../use-session-panel";

const MINUTE_MS = 60_000;
/** Shorter than a room's, so that the blocks are large. */
const BACK_MS = 50 * MINUTE_MS;
const AHEAD_MS = 60 * MINUTE_MS;
const REST = "rest";

interface ExampleSession {
  hue: Color | typeof REST;
  /** Minutes from now. */
  from: number;
  to: number;
}

/** People who do not exist, in a room as it could look. The ids give them different hues. */
const EXAMPLE: { id: string; name: string; sessions: ExampleSession[] }[] = [
  {
    id: "Jonas 7",
    name: "Jonas",
    sessions: [
      { hue: "green", from: -60, to: -36 },
      { hue: "green", from: -22, to: 8 },
    ],
  },
  { id: "Aiyana 17", name: "Aiyana", sessions: [{ hue: "blue", from: -35, to: 18 }] },
  {
    id: "Teo 8",
    name: "Teo",
    sessions: [
      { hue: "pink", from: -52, to: -30 },
      { hue: REST, from: -30, to: -20 },
      { hue: "pink", from: -5, to: 33 },
    ],
  },
];

/** A picture of a room with what Start would add to it; clearly an example, and one image when read. */
export function ExampleRoom({ panel }: { panel: SessionPanelState }) {
  const t = useTranslations("home.example");
  const zone = useKnownZone();
  const now = useTick(MINUTE_MS);
  const window = { from: now - BACK_MS, to: now + AHEAD_MS };
  const axis = useRef<HTMLDivElement>(null);
  useNowShare(axis, window);
  const { form, activities } = panel;
  const length = parseLength(form.length, now);
  const hue = findChosenActivity(activities, form.activityId)?.color ?? "blue";
  const end = length && previewSession(length, now).end;
  const time = (at: number) => (zone ? clockTime(at, zone) : "");
  return (
    <figure
      role="img"
      aria-label={t("label")}
      className="rounded-card border bg-surface px-4 pt-4 sm:px-5"
    >
      <div aria-hidden>
        <p className="flex justify-between gap-4 pb-1 text-sm text-soft">
          <span>{t("title")}</span>
          <span>{t("caption")}</span>
        </p>
        <div ref={axis} className="relative" style={nowShare(window, now)}>
          <div className="absolute inset-y-0 start-30 end-0">
            <div dir="ltr" className="relative size-full">
              <Grid ticks={zone ? ticks(window, now, zone) : []} />
            </div>
          </div>
          <div dir="ltr" className="relative ms-30 h-6 overflow-x-clip">
            {zone && (
              <span className="now-sweep absolute inset-0">
                <span className="absolute -translate-x-1/2 rounded-mark bg-now px-2 text-xs leading-5 font-semibold text-on-now tabular-nums">
                  {time(now)}
                </span>
              </span>
            )}
          </div>
          <ul className="relative">
            {EXAMPLE.map(({ id, name, sessions }) => (
              <ExampleRow
                key={name}
                name={name}
                avatar={<Avatar userId={id} name={name} />}
                window={window}
                label={time(now + (sessions.at(-1)?.to ?? 0) * MINUTE_MS)}
                labelAt={now + (sessions.at(-1)?.to ?? 0) * MINUTE_MS}
              >
                <Track marks={buildMarks(toSessions(sessions, now), window, now)} />
              </ExampleRow>
            ))}
            <ExampleRow
              name={t("you")}
              avatar={
                <span className="size-9 shrink-0 rounded-full border-2 border-dotted border-edge" />
              }
              window={window}
              label={end ? time(end) : ""}
              labelAt={end ?? now}
            >
              {end && <Planned hue={hue} window={window} from={now} to={end} />}
            </ExampleRow>
          </ul>
          <div className="pointer-events-none absolute inset-y-0 start-30 end-0 pt-5">
            <div dir="ltr" className="relative size-full">
              <NowMark />
            </div>
          </div>
        </div>
      </div>
    </figure>
  );
}

interface ExampleRowProps {
  name: string;
  avatar: React.ReactNode;
  window: TimeWindow;
  /** The end, drawn after the block that ends at `labelAt`. */
  label: string;
  labelAt: number;
  children: React.ReactNode;
}

function ExampleRow({ name, avatar, window, label, labelAt, children }: ExampleRowProps) {
  const left = percentAt(window, labelAt);
  return (
    <li className="flex items-center border-t py-3 sm:py-4">
      <span className="flex w-30 shrink-0 items-center gap-3 text-base font-semibold">
        {avatar}
        {name}
      </span>
      <span dir="ltr" className="relative h-8 min-w-0 flex-1">
        {children}
        {left < 85 && (
          <span
            className="absolute top-1.5 ps-2 text-sm font-semibold tabular-nums"
            style={{ left: `${left}%` }}
          >
            {label}
          </span>
        )}
      </span>
    </li>
  );
}

interface PlannedProps {
  hue: Color;
  window: TimeWindow;
  from: number;
  to: number;
}

/** The session that Start would add: dotted, like everything planned. */
function Planned({ hue, window, from, to }: PlannedProps) {
  const left = percentAt(window, from);
  return (
    <span
      data-hue={hue}
      className="absolute inset-y-0 rounded-e border-2 border-s-0 border-dotted border-hue"
      style={{ left: `${left}%`, width: `${percentAt(window, to) - left}%` }}
    />
  );
}

const toSessions = (sessions: readonly ExampleSession[], now: number): RecentSession[] =>
  sessions.map(({ hue, from, to }) => ({
    activity: { name: "", color: hue === REST ? "green" : hue, isRest: hue === REST },
    target: null,
    startedAt: now + from * MINUTE_MS,
    plannedEnd: now + to * MINUTE_MS,
    brokenAt: null,
    status: to > 0 ? "running" : "completed",
  }));
