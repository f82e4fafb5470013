import { expect, test } from "vitest";
import { type Act, Journal, type Rows } from "./journal";

const USER = "user-1";
const SESSION = "session-1";
const KEY = "user-1 1";

const ACTS: Act[] = [
  { kind: "start", userId: USER, key: KEY, sessionId: SESSION },
  { kind: "break", userId: USER, sessionId: SESSION },
  { kind: "review", userId: USER, sessionId: SESSION, note: "first" },
  { kind: "review", userId: USER, sessionId: SESSION, note: "second" },
  { kind: "join", userId: USER, slug: "library" },
  { kind: "rename", userId: USER, activityId: "activity-1", name: "Study 2" },
];

const session = { id: SESSION, userId: USER, key: KEY, isBroken: true, note: "second" };

const ROWS: Rows = {
  sessions: [session],
  activities: [{ id: "activity-1", name: "Study 2" }],
  memberships: [{ userId: USER, slug: "library" }],
  overlaps: [],
};

function journalOf(acts: Act[]): Journal {
  const journal = new Journal();
  journal.acts.push(...acts);
  journal.people.add(USER);
  journal.startKeys.add(KEY);
  return journal;
}

test("finds nothing when the database has every acknowledged act once", () => {
  const journal = journalOf(ACTS);
  expect(journal.findLost(ROWS)).toEqual([]);
  expect(journal.findDoubled(ROWS)).toEqual([]);
});

test.each<[Act["kind"], Partial<Rows>]>([
  ["start", { sessions: [{ ...session, key: null }] }],
  ["break", { sessions: [{ ...session, isBroken: false }] }],
  ["review", { sessions: [{ ...session, note: "first" }] }],
  ["join", { memberships: [] }],
  ["rename", { activities: [{ id: "activity-1", name: "Study" }] }],
])("finds an acknowledged %s that the database does not have", (kind, rows) => {
  const lost = journalOf(ACTS).findLost({ ...ROWS, ...rows });
  expect(lost).toHaveLength(1);
  expect(lost[0]).toContain(`"kind":"${kind}"`);
});

test("finds a session that was started twice, or that nobody started", () => {
  const twice = { ...session, id: "session-2" };
  const unknown = { ...session, id: "session-3", key: "user-1 7" };
  const doubled = journalOf(ACTS).findDoubled({ ...ROWS, sessions: [session, twice, unknown] });
  expect(doubled.map((sentence) => sentence.split(" ")[1])).toEqual(["session-2", "session-3"]);
});

test("does not count the sessions of other people as doubled", () => {
  const other = { ...session, id: "session-4", userId: "user-2", key: "user-2 1" };
  expect(journalOf(ACTS).findDoubled({ ...ROWS, sessions: [session, other] })).toEqual([]);
});
