import { RECENT_MS } from "@/domain/room/seat";
import { clockTime, toHourAndMinute } from "../format/clock-time";

/** The time that an axis covers, in epoch ms; `from` is its left edge. */
export interface TimeWindow {
  from: number;
  to: number;
}

/** A part of the axis in percent, and on which sides the window cuts it off. */
export interface Segment {
  left: number;
  width: number;
  isCutLeft: boolean;
  isCutRight: boolean;
}

export interface Tick {
  at: number;
  percent: number;
  label: string;
  /** The narrowest axis, in px, on which the label fits between its neighbours and the now-mark. */
  minWidth: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** All zone offsets are whole quarters of an hour, so every tick is a multiple of this. */
const RASTER = 15 * MINUTE;
const ROOM_STEP = 5 * MINUTE;
/** How far a room's window reaches ahead. Narrow axes show only the first part of it. */
const ROOM_AHEAD = 150 * MINUTE;
const ROOM_TICK_MINUTES = 15;
/** Distance between the middles of two labels; the outermost ones move inwards by half a label. */
const LABEL_PX = 56;
/** Distance between the middle of a label and the line of the now-mark. */
const NOW_PX = 24;
/** How often every second label may be removed to make room. */
const THINNINGS = 3;

/** Position of an instant on the axis in percent, from 0 to 100. */
export function percentAt(window: TimeWindow, at: number): number {
  const share = (at - window.from) / (window.to - window.from);
  return round(Math.min(1, Math.max(0, share)) * 100);
}

/** The part of a period (epoch ms) that is in the window, or null if none is. */
export function segmentIn(window: TimeWindow, from: number, to: number): Segment | null {
  if (to <= window.from || from >= window.to || to <= from) return null;
  const left = percentAt(window, from);
  return {
    left,
    width: round(percentAt(window, to) - left),
    isCutLeft: from < window.from,
    isCutRight: to > window.to,
  };
}

/**
 * A room's window: at least an hour back and two and a half ahead. A narrow axis shows only its first
 * part (room-timeline.tsx). It moves every five minutes; in between only the now-mark moves.
 */
export function roomWindow(now: number): TimeWindow {
  const anchor = Math.floor(now / ROOM_STEP) * ROOM_STEP;
  return { from: anchor - RECENT_MS, to: anchor + ROOM_STEP + ROOM_AHEAD };
}

/**
 * Today's window in whole local hours: from the first session or an hour ago, whichever is earlier,
 * to an hour ahead or the last planned end, whichever is later.
 *
 * @param sessions start and planned end of today's sessions, epoch ms.
 */
export function todayWindow(
  now: number,
  sessions: readonly { from: number; to: number }[],
  timeZone: string,
): TimeWindow {
  const from = Math.min(now - HOUR, ...sessions.map((session) => session.from));
  const to = Math.max(now + HOUR, ...sessions.map((session) => session.to));
  const first = hourBefore(from, timeZone);
  const last = hourBefore(to, timeZone);
  return { from: first, to: last < to ? last + HOUR : last };
}

const hourBefore = (at: number, timeZone: string) =>
  Math.floor(at / MINUTE) * MINUTE - toHourAndMinute(at, timeZone).minute * MINUTE;

/** Minutes between two ticks, for about eight ticks in the window. */
function tickMinutes(window: TimeWindow): number {
  const hours = (window.to - window.from) / HOUR;
  if (hours <= 2.5) return 15;
  if (hours <= 4) return 30;
  if (hours <= 8) return 60;
  return hours <= 16 ? 120 : 240;
}

/**
 * Ticks at whole local quarters or hours, edges included. They follow local time: a label is missing
 * when clocks go forward and repeated when they go back. On a narrow axis the rounder clock times
 * keep their labels.
 *
 * @param nowAt epoch ms at which the now-mark crosses the labels, or null.
 * @param every minutes between two ticks.
 */
export function ticks(
  window: TimeWindow,
  nowAt: number | null,
  timeZone: string,
  every = tickMinutes(window),
): Tick[] {
  const step = (100 * every * MINUTE) / (window.to - window.from);
  const found: Tick[] = [];
  for (let at = Math.ceil(window.from / RASTER) * RASTER; at <= window.to; at += RASTER) {
    const { hour, minute } = toHourAndMinute(at, timeZone);
    const count = (hour * 60 + minute) / every;
    if (!Number.isInteger(count)) continue;
    const minWidth = Math.ceil(widthFor(LABEL_PX, step * 2 ** roundness(count)));
    found.push({ at, percent: percentAt(window, at), label: clockTime(at, timeZone), minWidth });
  }
  return nowAt === null ? found : hideCloseLabels(found, percentAt(window, nowAt), NOW_PX);
}

/** The ticks of a room's window, every quarter of an hour where there is room. */
export const roomTicks = (now: number, timeZone: string): Tick[] =>
  ticks(roomWindow(now), now, timeZone, ROOM_TICK_MINUTES);

/** The ticks with wider `minWidth`s, so that none comes closer than `px` to a label at `percent`. */
export function hideCloseLabels(ticks: readonly Tick[], percent: number, px: number): Tick[] {
  return ticks.map((tick) => ({
    ...tick,
    minWidth: Math.ceil(Math.max(tick.minWidth, widthFor(px, Math.abs(tick.percent - percent)))),
  }));
}

/** The width of an axis of which `percent` are `px`; limited, because CSS needs a finite number. */
const widthFor = (px: number, percent: number) => Math.min(1e5, (100 * px) / percent);

/** How often a tick's number can be halved: higher for rounder clock times. */
function roundness(count: number): number {
  let times = 0;
  while (times < THINNINGS && count % 2 ** (times + 1) === 0) times += 1;
  return times;
}

/**
 * Minutes from the clock time shown now to the one shown as the end, so that the three add up; 0 in
 * the last minute. Never more than the length of the session, because a `now` that changes once a
 * minute may be earlier than its start.
 */
export function minutesLeft(session: { startedAt: number; plannedEnd: number }, now: number) {
  const from = Math.max(now, session.startedAt);
  return Math.max(0, Math.floor(session.plannedEnd / MINUTE) - Math.floor(from / MINUTE));
}

/** Percentages to four places: the same text on the server and in the browser. */
const round = (percent: number) => Math.round(percent * 1e4) / 1e4;
