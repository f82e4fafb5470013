import { describe, expect, it } from "vitest";
import type { Activity } from "@/domain/api/activity";
import type { FocusSession } from "../../live/session";
import {
  findChosenActivity,
  initialFormState,
  parseLength,
  toLengthChoice,
} from "./start-form-state";

const now = Date.parse("2026-11-20T10:00:00Z");
const activity = (id: string): Activity => ({ id, name: id, color: "blue", isRest: false });
const activities = [activity("work"), activity("study")];
const rooms = [{ slug: "chem" }];

function buildSession(minutes: number, facts: Partial<FocusSession> = {}): FocusSession {
  return {
    id: "s",
    activity: activity("study"),
    roomSlug: null,
    target: "chapter 4",
    leaveAlone: null,
    startedAt: now,
    plannedEnd: now + minutes * 60_000,
    brokenAt: null,
    breakReason: null,
    drifted: false,
    note: null,
    status: "completed",
    localDate: "2026-11-20",
    timeZone: "UTC",
    restartOf: null,
    groupSessionId: null,
    ...facts,
  };
}

describe("the start form when it opens", () => {
  it("preselects the first activity and 25 minutes for a newcomer", () => {
    const form = initialFormState({
      activities,
      rooms,
      last: null,
      defaultMinutes: 25,
      startLink: {},
    });
    expect(form).toMatchObject({
      activityId: "work",
      length: { kind: "minutes", minutes: 25 },
      roomSlug: null,
    });
  });

  it("preselects the last activity and room and the default length", () => {
    const last = buildSession(45, { roomSlug: "chem" });
    const form = initialFormState({ activities, rooms, last, defaultMinutes: 50, startLink: {} });
    expect(form).toMatchObject({
      activityId: "study",
      length: { kind: "typed", text: "50" },
      roomSlug: "chem",
      target: "",
    });
  });

  it("drops an archived activity and a room that was left", () => {
    const last = buildSession(25, { activity: activity("old"), roomSlug: "left" });
    const form = initialFormState({ activities, rooms, last, defaultMinutes: 25, startLink: {} });
    expect(form).toMatchObject({ activityId: "work", roomSlug: null });
  });

  it("lets a link decide first", () => {
    const startLink = { activityId: "work", roomSlug: "chem" };
    const last = buildSession(15);
    const form = initialFormState({ activities, rooms, last, defaultMinutes: 45, startLink });
    expect(form).toMatchObject({
      activityId: "work",
      length: { kind: "minutes", minutes: 45 },
      roomSlug: "chem",
    });
  });

  it("ignores an activity and a room in a link that are not the user's", () => {
    const startLink = { activityId: "theirs", roomSlug: "theirs" };
    const last = buildSession(15);
    const form = initialFormState({ activities, rooms, last, defaultMinutes: 45, startLink });
    expect(form).toMatchObject({
      activityId: "study",
      length: { kind: "minutes", minutes: 45 },
      roomSlug: null,
    });
  });
});

it("keeps a newcomer's choice when the defaults get ids", () => {
  const own = [
    { ...activity("id-1"), name: "Work" },
    { ...activity("id-2"), name: "Study" },
  ];
  expect(findChosenActivity(own, "Study")?.id).toBe("id-2");
  expect(findChosenActivity(own, "id-1")?.name).toBe("Work");
  expect(findChosenActivity(own, "gone")?.id).toBe("id-1");
});

describe("the length in the form", () => {
  it("is any whole number of minutes from 5 to 180", () => {
    const typed = (text: string) => parseLength({ kind: "typed", text }, now);
    expect(["5", "50", " 180 "].map(typed)).toEqual([
      { minutes: 5 },
      { minutes: 50 },
      { minutes: 180 },
    ]);
    expect(["", "4", "181", "20.5", "1e2", "-30"].map(typed)).toEqual(Array(6).fill(null));
  });

  it("keeps an exact end, as long as it is within reach", () => {
    const at = now + 30 * 60_000 + 23_000;
    expect(parseLength({ kind: "until", at }, now)).toEqual({ until: new Date(at) });
    expect(parseLength({ kind: "until", at }, at)).toBeNull();
  });

  it("shows an earlier length within today's limits", () => {
    expect(toLengthChoice(4)).toEqual({ kind: "typed", text: "5" });
    expect(toLengthChoice(90)).toEqual({ kind: "minutes", minutes: 90 });
  });
});
