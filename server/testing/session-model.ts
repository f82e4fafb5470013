import type { Status } from "@/domain/focus-session/status";

/**
 * An independent model of the rules in PRODUCT.md for tests: a list of sessions in whole
 * milliseconds, no database, no code shared with the app.
 */
export interface Block {
  id: string;
  activityId: string;
  startedAt: number;
  plannedEnd: number;
  asked: string;
  key: string | undefined;
  restartOf: string | null;
  brokenAt: number | null;
  driftedAt: number | null;
  note: string | null;
}

const MINUTE = 60_000;

export function statusOf(block: Block, now: number): Status {
  if (block.brokenAt !== null || block.driftedAt !== null) return "broken";
  return now >= block.plannedEnd ? "completed" : "running";
}

/** The end of the time a session occupies, whatever its status. */
const freeFrom = (block: Block) => block.brokenAt ?? block.plannedEnd;

/** Whether a session occupies time between two instants. One broken at its start occupies none. */
const takes = (block: Block, from: number, to: number) =>
  freeFrom(block) > block.startedAt && from < to && from < freeFrom(block) && block.startedAt < to;

export const overlapping = (a: Block, b: Block): boolean => takes(a, b.startedAt, freeFrom(b));

export interface StartAsked {
  activityId: string;
  /** Minutes, or milliseconds from now until the end. */
  length: { minutes: number } | { untilMs: number };
  key: string | undefined;
  restartOf: string | null;
}

export const askedAs = (asked: StartAsked["length"], now: number): string =>
  "minutes" in asked ? `${asked.minutes} min` : `until ${now + asked.untilMs}`;

/** Expected result of a start: "answer", "same" for a repeated one, or the reason. */
export function expectStart(blocks: Block[], asked: StartAsked, now: number): string {
  const sent = blocks.find((block) => asked.key !== undefined && block.key === asked.key);
  if (sent) {
    const isSame =
      sent.activityId === asked.activityId &&
      sent.asked === askedAs(asked.length, now) &&
      sent.restartOf === asked.restartOf;
    return isSame ? "same" : "idempotency_key_reused";
  }
  const origin = blocks.find((block) => block.id === asked.restartOf);
  if (origin && statusOf(origin, now) !== "broken") return "restart_of_not_broken";
  if (blocks.some((block) => statusOf(block, now) === "running")) return "session_already_running";
  const ms = "minutes" in asked.length ? asked.length.minutes * MINUTE : asked.length.untilMs;
  if (ms < 5 * MINUTE || ms > 180 * MINUTE) return "length_out_of_range";
  // Only possible after the clock went back.
  const isTaken = blocks.some((block) => takes(block, now, now + ms));
  return isTaken ? "session_already_running" : "answer";
}

export function expectBreak(block: Block, now: number): string {
  return statusOf(block, now) === "running" ? "answer" : "session_already_ended";
}

export function expectReview(block: Block, drifted: boolean | undefined, now: number): string {
  const status = statusOf(block, now);
  if (status === "running") return "session_still_running";
  if (drifted === undefined || drifted === (block.driftedAt !== null)) return "answer";
  return status === "broken" ? "session_already_broken" : "answer";
}
