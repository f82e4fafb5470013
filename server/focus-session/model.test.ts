import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readClock } from "@/db/clock";
import { Refusal } from "../refusal";
import { stopTime, travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { insertActivity, insertPerson } from "../testing/factories";
import { breakSession, reviewSession } from "./mutations";
import { findSession } from "./queries";
import { startSession } from "./start-session";
import { type Command, commands } from "./testing/session-commands";
import {
  expectBreak,
  expectReview,
  expectStart,
  findModelStatus,
  lengthKey,
  type ModelSession,
  overlapping,
} from "./testing/session-model";

const database = testDatabase();

beforeAll(() => stopTime(database.db));

/** One person's real sessions next to the model's. */
class ModelledPerson {
  readonly sessions: ModelSession[] = [];
  readonly outcomeCounts: Record<string, number> = {};

  private constructor(
    readonly userId: string,
    readonly activityIds: string[],
  ) {}

  static async create() {
    const { id: userId } = await insertPerson(database.db);
    const activities = [1, 2].map(() => insertActivity(database.db, { userId }));
    return new ModelledPerson(
      userId,
      (await Promise.all(activities)).map((activity) => activity.id),
    );
  }

  async run(command: Command): Promise<void> {
    const now = (await readClock(database.db)).getTime();
    if (command.type === "wait") await travel(database.db, command.ms);
    else if (command.type === "start") await this.start(command, now);
    else await this.change(command, now);
    await this.expectSameAsModel();
  }

  private async start(command: Command & { type: "start" }, now: number) {
    const input = {
      activityId: this.activityIds[command.activity] ?? "",
      length: command.length,
      key: command.key === null ? undefined : `the-key-${command.key}`,
      restartOf: this.at(command.restartOf)?.id ?? null,
    };
    const expected = expectStart(this.sessions, input, now);
    const length =
      "minutes" in input.length
        ? { minutes: input.length.minutes }
        : { until: new Date(now + input.length.untilMs).toISOString() };
    const got = await this.outcome(
      startSession(database.db, {
        userId: this.userId,
        activityId: input.activityId,
        ...length,
        target: null,
        restartOf: input.restartOf,
        idempotencyKey: input.key,
      }),
    );
    const known = this.sessions.find((model) => model.id === got.id);
    expect({ command, outcome: known ? "same" : got.outcome }).toEqual({
      command,
      outcome: expected,
    });
    if (!got.id || known) return;
    const ms = "minutes" in input.length ? input.length.minutes * 60_000 : input.length.untilMs;
    this.sessions.push({
      ...input,
      id: got.id,
      input: lengthKey(input.length, now),
      startedAt: now,
      plannedEnd: now + ms,
      brokenAt: null,
      driftedAt: null,
      note: null,
    });
  }

  private async change(command: Command & { type: "break" | "review" }, now: number) {
    const model = this.at(command.session);
    if (!model) return;
    const who = { userId: this.userId, id: model.id };
    if (command.type === "break") {
      const expected = expectBreak(model, now);
      const { outcome } = await this.outcome(breakSession(database.db, { ...who, reason: null }));
      expect({ command, outcome }).toEqual({ command, outcome: expected });
      if (outcome === "accepted") model.brokenAt ??= Math.max(now, model.startedAt);
      return;
    }
    const { drifted, note } = command;
    const expected = expectReview(model, drifted, now);
    const { outcome } = await this.outcome(reviewSession(database.db, { ...who, drifted, note }));
    expect({ command, outcome }).toEqual({ command, outcome: expected });
    if (outcome !== "accepted") return;
    if (drifted) model.driftedAt ??= now;
    if (note !== undefined) model.note = note;
  }

  private async outcome(call: Promise<{ session: { id: string } }>) {
    const got = await call.then(
      ({ session }) => ({ outcome: "accepted", id: session.id }),
      (error) => {
        if (error instanceof Refusal) return { outcome: error.reason, id: null };
        throw error;
      },
    );
    this.outcomeCounts[got.outcome] = (this.outcomeCounts[got.outcome] ?? 0) + 1;
    return got;
  }

  /** The database must match the model: every field, every status, no overlap. */
  private async expectSameAsModel() {
    const now = (await readClock(database.db)).getTime();
    for (const model of this.sessions) {
      const session = await findSession(database.db, { userId: this.userId, id: model.id });
      expect(session).toMatchObject({
        activity: { id: model.activityId },
        startedAt: new Date(model.startedAt).toISOString(),
        plannedEnd: new Date(model.plannedEnd).toISOString(),
        brokenAt: model.brokenAt === null ? null : new Date(model.brokenAt).toISOString(),
        drifted: model.driftedAt !== null,
        restartOf: model.restartOf,
        note: model.note,
        status: findModelStatus(model, now),
      });
    }
    const count = "select count(*)::int as n from focus_session where user_id = $1";
    expect(await database.query(count, [this.userId])).toEqual([{ n: this.sessions.length }]);
    for (const [n, a] of this.sessions.entries()) {
      expect(this.sessions.slice(n + 1).filter((b) => overlapping(a, b))).toEqual([]);
    }
  }

  private at(index: number | null): ModelSession | undefined {
    return index === null ? undefined : this.sessions[index % Math.max(1, this.sessions.length)];
  }
}

test("keeps sessions consistent with the rules for any sequence of actions and clock changes", async () => {
  const seen: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(commands, async (all) => {
      const person = await ModelledPerson.create();
      for (const command of all) await person.run(command);
      for (const [outcome, n] of Object.entries(person.outcomeCounts))
        seen[outcome] = (seen[outcome] ?? 0) + n;
    }),
    { numRuns: 120 },
  );
  // Every possible outcome of a start, a break and a review must have occurred.
  expect(Object.keys(seen).sort()).toEqual([
    "accepted",
    "idempotency_key_reused",
    "length_out_of_range",
    "restart_of_not_broken",
    "session_already_broken",
    "session_already_ended",
    "session_already_running",
    "session_still_running",
  ]);
});
