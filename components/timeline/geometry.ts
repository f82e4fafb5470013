import { RECENT_MS } from "@/domain/room/seat";
import { clockTime, wallClock } from "../format/clock-time";

/** A stretch of the axis, in epoch ms; `from` is its left edge. */
export interface TimeWindow {
  from: number;
  to: number;
}

/** A stretch in percent of the axis, and whether the window cuts it off on a side. */
export interface Period {
  left: number;
  width: number;
  isCutLeft: boolean;
  isCutRight: boolean;
}

export interface Tick {
  at: number;
  percent: number;
  label: string;
  /** The narrowest axis, in px, on which the label has room beside its neighbours and the now-mark. */
  minWidth: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Offsets of all zones are whole quarters of an hour, so every tick lies on this raster. */
const RASTER = 15 * MINUTE;
const ROOM_STEP = 5 * MINUTE;
/** From the middle of a label to the middle of the next: the outermost are moved in by half. */
const LABEL_PX = 56;
/** From the middle of a label to the middle of the head of the now-mark. */
const HEAD_PX = 46;
/** Every second label goes when there is no room, then every second of the rest, three times. */
const THINNINGS = 3;

/** Position of an instant on the axis in percent, from 0 to 100. */
export function percentAt(window: TimeWindow, at: number): number {
  const share = (at - window.from) / (window.to - window.from);
  return round(Math.min(1, Math.max(0, share)) * 100);
}

/** The part of a stretch that lies in the window, or null when none does. */
export function spanOf(window: TimeWindow, from: number, to: number): Period | null {
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
 * The room's window: at least an hour back and an hour ahead. It moves on every five minutes, so
 * that between two moves only the now-mark does.
 */
export function roomWindow(now: number): TimeWindow {
  const anchor = Math.floor(now / ROOM_STEP) * ROOM_STEP;
  return { from: anchor - RECENT_MS, to: anchor + ROOM_STEP + HOUR };
}

/**
 * Today's window in whole local hours, as wide as the day needs and no wider: from the first
 * session, or an hour ago, to an hour ahead or the end of what runs.
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
  Math.floor(at / MINUTE) * MINUTE - wallClock(at, timeZone).minute * MINUTE;

/** Minutes between two ticks so that a window gets about eight of them. */
function tickMinutes(window: TimeWindow): number {
  const hours = (window.to - window.from) / HOUR;
  if (hours <= 2.5) return 15;
  if (hours <= 4) return 30;
  if (hours <= 8) return 60;
  return hours <= 16 ? 120 : 240;
}

/**
 * Ticks at whole local quarters or hours, edges included. Follows the wall clock: when it is put
 * forward a label is missing, when it is put back one comes twice. On a narrow axis the rounder
 * clock times keep their labels.
 *
 * @param headAt where the head of the now-mark stands among the labels, epoch ms, or null.
 */
export function ticks(window: TimeWindow, headAt: number | null, timeZone: string): Tick[] {
  const every = tickMinutes(window);
  const step = (100 * every * MINUTE) / (window.to - window.from);
  const found: Tick[] = [];
  for (let at = Math.ceil(window.from / RASTER) * RASTER; at <= window.to; at += RASTER) {
    const { hour, minute } = wallClock(at, timeZone);
    const count = (hour * 60 + minute) / every;
    if (!Number.isInteger(count)) continue;
    const minWidth = Math.ceil(widthFor(LABEL_PX, step * 2 ** roundness(count)));
    found.push({ at, percent: percentAt(window, at), label: clockTime(at, timeZone), minWidth });
  }
  return headAt === null ? found : besideLabel(found, percentAt(window, headAt), HEAD_PX);
}

/** The ticks beside another label on the axis, whose middle is at least `px` from theirs. */
export function besideLabel(ticks: readonly Tick[], percent: number, px: number): Tick[] {
  return ticks.map((tick) => ({
    ...tick,
    minWidth: Math.ceil(Math.max(tick.minWidth, widthFor(px, Math.abs(tick.percent - percent)))),
  }));
}

/** The width of an axis of which so many percent are `px`; what never fits stays finite for CSS. */
const widthFor = (px: number, percent: number) => Math.min(1e5, (100 * px) / percent);

/** How often a tick's number can be halved. */
function roundness(count: number): number {
  let times = 0;
  while (times < THINNINGS && count % 2 ** (times + 1) === 0) times += 1;
  return times;
}

/**
 * Minutes from the clock time that is shown now to the one shown as the end, so that the three add
 * up; 0 in the last one. Never more than the session is long, since a `now` that moves with the
 * minute may be older than its start.
 */
export function minutesLeft(session: { startedAt: string; plannedEnd: string }, now: number) {
  const end = Date.parse(session.plannedEnd);
  const from = Math.max(now, Date.parse(session.startedAt));
  return Math.max(0, Math.floor(end / MINUTE) - Math.floor(from / MINUTE));
}

/** Percentages to four places: the same text on the server and in the browser. */
const round = (percent: number) => Math.round(percent * 1e4) / 1e4;
