import { describe, expect, it } from "vitest";
import type { Activity, FocusSession } from "@/domain/api/wire";
import { chosenActivity, chosenLength, firstDraft, lengthOfMinutes } from "./start-form-state";

const now = Date.parse("2026-11-20T10:00:00Z");
const activity = (id: string): Activity => ({ id, name: id, color: "blue", isRest: false });
const activities = [activity("work"), activity("study")];
const rooms = [{ slug: "chem" }];

function lastOf(minutes: number, facts: Partial<FocusSession> = {}): FocusSession {
  return {
    id: "s",
    activity: activity("study"),
    roomSlug: null,
    target: "chapter 4",
    startedAt: new Date(now).toISOString(),
    plannedEnd: new Date(now + minutes * 60_000).toISOString(),
    brokenAt: null,
    breakReason: null,
    drifted: false,
    note: null,
    status: "completed",
    localDate: "2026-11-20",
    timeZone: "UTC",
    restartOf: null,
    ...facts,
  };
}

describe("the start form at first", () => {
  it("gives a newcomer the first activity and 25 minutes", () => {
    const draft = firstDraft({ activities, rooms, last: null, wish: {} });
    expect(draft).toMatchObject({
      activityId: "work",
      length: { kind: "minutes", minutes: 25 },
      roomSlug: null,
    });
  });

  it("preselects the pair last used, where it was used", () => {
    const last = lastOf(50, { roomSlug: "chem" });
    const draft = firstDraft({ activities, rooms, last, wish: {} });
    expect(draft).toMatchObject({
      activityId: "study",
      length: { kind: "typed", text: "50" },
      roomSlug: "chem",
      target: "",
    });
  });

  it("does not make a habit of a length that was fitted to a clock time", () => {
    const draft = firstDraft({ activities, rooms, last: lastOf(51.4), wish: {} });
    expect(draft.length).toEqual({ kind: "minutes", minutes: 45 });
  });

  it("forgets an activity that was put away and a room that was left", () => {
    const last = lastOf(25, { activity: activity("old"), roomSlug: "left" });
    const draft = firstDraft({ activities, rooms, last, wish: {} });
    expect(draft).toMatchObject({ activityId: "work", roomSlug: null });
  });

  it("takes what a link asks for before all else", () => {
    const wish = { activityId: "work", roomSlug: "chem" };
    const draft = firstDraft({ activities, rooms, last: lastOf(45), wish });
    expect(draft).toMatchObject({
      activityId: "work",
      length: { kind: "minutes", minutes: 45 },
      roomSlug: "chem",
    });
  });

  it("ignores what a link cannot ask for", () => {
    const wish = { activityId: "theirs", roomSlug: "theirs" };
    const draft = firstDraft({ activities, rooms, last: lastOf(45), wish });
    expect(draft).toMatchObject({
      activityId: "study",
      length: { kind: "minutes", minutes: 45 },
      roomSlug: null,
    });
  });
});

it("keeps a newcomer's choice when the defaults get their ids", () => {
  const own = [
    { ...activity("id-1"), name: "Work" },
    { ...activity("id-2"), name: "Study" },
  ];
  expect(chosenActivity(own, "Study")?.id).toBe("id-2");
  expect(chosenActivity(own, "id-1")?.name).toBe("Work");
  expect(chosenActivity(own, "gone")?.id).toBe("id-1");
});

describe("the chosen length", () => {
  it("is any whole number of minutes from 5 to 180", () => {
    const typed = (text: string) => chosenLength({ kind: "typed", text }, now);
    expect(["5", "50", " 180 "].map(typed)).toEqual([
      { minutes: 5 },
      { minutes: 50 },
      { minutes: 180 },
    ]);
    expect(["", "4", "181", "20.5", "1e2", "-30"].map(typed)).toEqual(Array(6).fill(null));
  });

  it("keeps an exact end, as long as it is within reach", () => {
    const at = now + 30 * 60_000 + 23_000;
    expect(chosenLength({ kind: "until", at }, now)).toEqual({ until: new Date(at) });
    expect(chosenLength({ kind: "until", at }, at)).toBeNull();
  });

  it("shows a length of before within the bounds of today", () => {
    expect(lengthOfMinutes(4)).toEqual({ kind: "typed", text: "5" });
    expect(lengthOfMinutes(90)).toEqual({ kind: "minutes", minutes: 90 });
  });
});
