import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { readClock } from "@/db/clock";
import { breakSession } from "../focus-session/mutations";
import { findRunningSession } from "../focus-session/queries";
import { startSession } from "../focus-session/start-session";
import { setShowsBusy } from "../room/member-mutations";
import { stopTime, travel } from "../testing/clock";
import { testDatabase } from "../testing/database";
import { insertMember, insertRoom } from "../testing/factories";
import { leaveNote } from "./leave-note";
import { dismissNote, setMuted } from "./mutations";
import { listInbox, listSent } from "./queries";
import { type Command, commands, EXAMPLES } from "./testing/note-commands";
import { ModelReceiver } from "./testing/note-model";

const database = testDatabase();
const MINUTE_MS = 60_000;
const PEOPLE = [0, 1];

beforeAll(() => stopTime(database.db));

class Killed extends Error {}

/** Runs something in a process that is killed just before the commit. */
async function killBeforeCommit(run: (tx: Db) => Promise<unknown>): Promise<void> {
  const killed = database.db.transaction(async (tx) => {
    await run(tx);
    throw new Killed();
  });
  await expect(killed).rejects.toThrow(Killed);
}

type Member = Awaited<ReturnType<typeof insertMember>>;

/** Two receivers and two senders of a room, next to the model. */
class ModelledRoom {
  readonly models = PEOPLE.map(() => new ModelReceiver());
  #count = 0;

  private constructor(
    readonly room: { id: string; slug: string },
    readonly receivers: Member[],
    readonly senders: Member[],
  ) {}

  static async create(): Promise<ModelledRoom> {
    const room = await insertRoom(database.db);
    const join = () => insertMember(database.db, { roomId: room.id });
    const receivers = [await join(), await join()];
    return new ModelledRoom(room, receivers, [await join(), await join()]);
  }

  async run(command: Command): Promise<void> {
    const now = (await readClock(database.db)).getTime();
    if (command.type === "wait") await travel(database.db, command.minutes * MINUTE_MS);
    else if (command.type === "leave") await this.#leave(command, now);
    else await this.#act(command, now);
    await this.expectSameAsModel();
  }

  async #leave(command: Command & { type: "leave" }, now: number): Promise<void> {
    const model = this.models[command.receiver] as ModelReceiver;
    this.#count += 1;
    const note = {
      roomId: this.room.id,
      fromId: this.senders[command.sender]?.userId ?? "",
      userId: this.receivers[command.receiver]?.userId ?? "",
      text: `Note ${this.#count}`,
      idempotencyKey: randomUUID(),
    };
    const leave = () => leaveNote(database.db, note);
    if (command.crash === "before") await killBeforeCommit((tx) => leaveNote(tx, note));
    if (command.crash === "after") await leave();
    const answers = await Promise.all(Array.from({ length: command.calls }, leave));
    const ids = new Set(answers.map((answer) => answer.note.id));
    expect(ids.size).toBe(1);
    const { id } = (answers[0] as (typeof answers)[number]).note;
    model.leave({ id, sender: command.sender, text: note.text }, now);
  }

  async #act(command: Exclude<Command, { type: "wait" | "leave" }>, now: number): Promise<void> {
    const { db } = database;
    const model = this.models[command.receiver] as ModelReceiver;
    const receiver = this.receivers[command.receiver] as Member;
    const { userId, activityId } = receiver;
    const seat = { roomId: this.room.id, userId };
    if (command.type === "start") {
      if (model.findRunning(now)) return;
      const { minutes, isInRoom } = command;
      const roomSlug = isInRoom ? this.room.slug : null;
      await startSession(db, { userId, activityId, minutes, roomSlug, target: null });
      model.sessions.push({ startedAt: now, end: now + minutes * MINUTE_MS, isInRoom });
    }
    if (command.type === "break") {
      const session = await findRunningSession(db, userId);
      if (!session) return;
      const end = (tx: Db) => breakSession(tx, { userId, id: session.id, reason: null });
      if (command.isInterrupted) return killBeforeCommit(end);
      await end(db);
      model.break(now);
    }
    if (command.type === "showBusy") {
      const { showsBusy } = command;
      await setShowsBusy(db, { ...seat, showsBusy });
      model.showsBusy = showsBusy;
    }
    if (command.type === "mute") {
      const otherId = this.senders[command.sender]?.userId ?? "";
      await setMuted(db, { ...seat, otherId, isMuted: command.isMuted });
      if (command.isMuted) model.mute(command.sender, now);
      else model.muted.delete(command.sender);
    }
    if (command.type === "dismiss") {
      const note = model.notes[command.note % Math.max(1, model.notes.length)];
      if (!note) return;
      const dismissed = dismissNote(db, { userId, id: note.id });
      if (model.dismiss(note.id, now)) await dismissed;
      else await expect(dismissed).rejects.toThrow("note_not_found");
    }
  }

  /** Devices show the same as the model: each note once, in order, never during a session. */
  async expectSameAsModel(): Promise<void> {
    const now = (await readClock(database.db)).getTime();
    const sentBy = await Promise.all(
      this.senders.map(({ userId }) => listSent(database.db, userId)),
    );
    for (const [index, model] of this.models.entries()) {
      const { userId = "" } = this.receivers[index] ?? {};
      const devices = await Promise.all(PEOPLE.map(() => listInbox(database.db, userId)));
      for (const inbox of devices) {
        const shown = inbox.map(({ from: _, roomSlug: __, ...note }) => note);
        expect(shown).toEqual(model.inbox(now));
      }
      for (const [sender, sent] of sentBy.entries()) {
        const toReceiver = sent.filter(({ to }) => to.userId === userId);
        expect(toReceiver).toMatchObject(model.sentBy(sender, now));
        expect(toReceiver).toHaveLength(model.sentBy(sender, now).length);
      }
    }
  }
}

test("delivers each note once, in order and never during a session, whatever happens", async () => {
  const seen = { delivered: 0, withheld: 0 };
  await fc.assert(
    fc.asyncProperty(commands, async (all) => {
      const room = await ModelledRoom.create();
      for (const command of all) await room.run(command);
      // In the end nothing waits any more.
      await room.run({ type: "wait", minutes: 60 });
      for (const model of room.models) {
        const now = (await readClock(database.db)).getTime();
        const isWithheld = model.notes.filter((note) => note.isWithheld);
        expect(model.inbox(now)).toHaveLength(model.notes.length - isWithheld.length);
        seen.delivered += model.inbox(now).length;
        seen.withheld += isWithheld.length;
      }
    }),
    { numRuns: 25, examples: EXAMPLES },
  );
  expect(seen.delivered).toBeGreaterThan(20);
  expect(seen.withheld).toBeGreaterThan(0);
});
