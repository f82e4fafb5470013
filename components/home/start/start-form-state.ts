import type { Activity } from "@/domain/api/activity";
import {
  type ChosenLength,
  isSessionLength,
  isWithinReach,
  MAX_MINUTES,
  MIN_MINUTES,
  PRESET_MINUTES,
} from "@/domain/focus-session/session-length";
import type { FocusSession } from "../../live/session";

/** The length in the form; a `typed` one may not be valid yet. */
export type LengthChoice =
  | { kind: "minutes"; minutes: number }
  | { kind: "typed"; text: string }
  | { kind: "until"; at: number };

/** The state of the start form. Home keeps it while other screens show, so that no input is lost. */
export interface StartFormState {
  activityId: string;
  length: LengthChoice;
  target: string;
  /** Things to leave alone meanwhile, e.g. the phone. */
  leaveAlone: string;
  roomSlug: string | null;
}

/** The choices that a link to the start form preselects: `/?room=…&activity=…`. */
export interface StartLink {
  activityId?: string;
  roomSlug?: string;
}

interface InitialData {
  activities: readonly Activity[];
  rooms: readonly { slug: string }[];
  last: FocusSession | null;
  defaultMinutes: number;
  startLink: StartLink;
}

/** The preselected form: from a link, else the last activity and room and the usual length. */
export function initialFormState({
  activities,
  rooms,
  last,
  defaultMinutes,
  startLink,
}: InitialData): StartFormState {
  const has = (id: string | undefined) => activities.some((activity) => activity.id === id);
  const [first] = activities;
  const lastId = last?.activity.id;
  const room = startLink.roomSlug ?? last?.roomSlug;
  return {
    activityId: [startLink.activityId, lastId].find((id) => id && has(id)) ?? first?.id ?? "",
    length: toLengthChoice(defaultMinutes),
    target: "",
    leaveAlone: "",
    roomSlug: rooms.find(({ slug }) => slug === room)?.slug ?? null,
  };
}

/**
 * The activity chosen in the form, or the first one. A newcomer's defaults have their names as ids
 * until the guest account has the same activities with ids of its own.
 */
export function findChosenActivity(
  activities: readonly Activity[],
  chosen: string,
): Activity | undefined {
  const byId = activities.find(({ id }) => id === chosen);
  return byId ?? activities.find(({ name }) => name === chosen) ?? activities[0];
}

/** A number of minutes as the form shows it: a preset, else typed; at most the limits. */
export function toLengthChoice(minutes: number): LengthChoice {
  const within = Math.min(MAX_MINUTES, Math.max(MIN_MINUTES, minutes));
  const isPreset = PRESET_MINUTES.some((preset) => preset === within);
  return isPreset ? { kind: "minutes", minutes: within } : { kind: "typed", text: `${within}` };
}

/** The valid length in the form, or null when no session can start with it at `now`. */
export function parseLength(length: LengthChoice, now: number): ChosenLength | null {
  if (length.kind === "minutes") return { minutes: length.minutes };
  if (length.kind === "until") {
    return isWithinReach(length.at, now) ? { until: new Date(length.at) } : null;
  }
  const minutes = /^\d{1,3}$/.test(length.text.trim()) ? Number(length.text) : 0;
  return isSessionLength(minutes) ? { minutes } : null;
}
