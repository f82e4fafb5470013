import type { Activity, FocusSession } from "@/domain/api/wire";
import {
  type ChosenLength,
  isSessionLength,
  MAX_MINUTES,
  MIN_MINUTES,
  NEWCOMER_MINUTES,
  PRESET_MINUTES,
  suggestMinutesAfter,
} from "@/domain/focus-session/session-length";
import { isWithinReach } from "./parse-end-time";

/** How long, as it stands in the form: `typed` may not be a length yet. */
export type DraftLength =
  | { kind: "minutes"; minutes: number }
  | { kind: "typed"; text: string }
  | { kind: "until"; at: number };

/** What the start form holds; it outlives the form, so that nothing typed is lost. */
export interface Draft {
  activityId: string;
  length: DraftLength;
  target: string;
  roomSlug: string | null;
}

/** What a link to the form asks for: `/?room=…&activity=…`. */
export interface Wish {
  activityId?: string;
  roomSlug?: string;
}

interface Known {
  activities: readonly Activity[];
  rooms: readonly { slug: string }[];
  last: FocusSession | null;
  wish: Wish;
}

/** The form as it first stands: what a link asks for, else the pair last used, else a newcomer's. */
export function firstDraft({ activities, rooms, last, wish }: Known): Draft {
  const has = (id: string | undefined) => activities.some((activity) => activity.id === id);
  const [first] = activities;
  const lastId = last?.activity.id;
  const room = wish.roomSlug ?? last?.roomSlug;
  return {
    activityId: [wish.activityId, lastId].find((id) => id && has(id)) ?? first?.id ?? "",
    length: lengthOfMinutes(last ? minutesAfter(last) : NEWCOMER_MINUTES),
    target: "",
    roomSlug: rooms.find(({ slug }) => slug === room)?.slug ?? null,
  };
}

const minutesAfter = ({ startedAt, plannedEnd }: FocusSession) =>
  suggestMinutesAfter({ startedAt: new Date(startedAt), plannedEnd: new Date(plannedEnd) });

/**
 * The activity chosen in the form, or the first. A newcomer's defaults are known by their names
 * until the guest they become has the same ones under ids.
 */
export function chosenActivity(
  activities: readonly Activity[],
  chosen: string,
): Activity | undefined {
  const byId = activities.find(({ id }) => id === chosen);
  return byId ?? activities.find(({ name }) => name === chosen) ?? activities[0];
}

/** A number of minutes as the form shows it: a preset, or typed. */
export function lengthOfMinutes(minutes: number): DraftLength {
  const within = Math.min(MAX_MINUTES, Math.max(MIN_MINUTES, minutes));
  const isPreset = PRESET_MINUTES.some((preset) => preset === within);
  return isPreset ? { kind: "minutes", minutes: within } : { kind: "typed", text: `${within}` };
}

/** The length that stands in the form, or null when it cannot be started with at `now`. */
export function chosenLength(length: DraftLength, now: number): ChosenLength | null {
  if (length.kind === "minutes") return { minutes: length.minutes };
  if (length.kind === "until") {
    return isWithinReach(length.at, now) ? { until: new Date(length.at) } : null;
  }
  const minutes = /^\d{1,3}$/.test(length.text.trim()) ? Number(length.text) : 0;
  return isSessionLength(minutes) ? { minutes } : null;
}
