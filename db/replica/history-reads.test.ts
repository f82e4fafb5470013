import fc from "fast-check";
import { expect, test } from "vitest";
import { DatabaseUnavailable } from "../pg-errors";
import { HistoryReads, type PrimaryReason, ReplicaUnusable, type Send } from "./history-reads";
import { judgeStandby, type Position } from "./position";

const STATEMENT = { text: "select", values: [] };
/** Longer than the longest pause between two trials. */
const LONG_MS = 20_000;

/** The result of a read: how many commits it shows, and whose. */
interface Shown {
  commits: number;
  history: string;
}

/** A primary that commits and a replica that follows it, whose faults a test sets. */
class World {
  commits = 0;
  replayed = 0;
  isStandby = true;
  history = "ours";
  fault: PrimaryReason | null = null;
  /** Set while the primary does not answer, or cannot tell its position. */
  primaryError: Error | null = null;
  ms = 0;
  readonly reads: (PrimaryReason | null)[] = [];
  readonly changes: (PrimaryReason | null)[] = [];

  readonly #primary = {
    readPosition: async (): Promise<Position> => {
      if (this.primaryError) throw this.primaryError;
      return { lsn: BigInt(this.commits), history: "ours", now: "" };
    },
    run: <Result>(_: unknown, send: Send<Shown, Result>) =>
      send({ commits: this.commits, history: "ours" }, STATEMENT),
  };

  readonly #replica = {
    try: async (position: Position) => this.#check(position),
    run: async <Result>(position: Position, _: unknown, send: Send<Shown, Result>) => {
      this.#check(position);
      return send({ commits: this.replayed, history: this.history }, STATEMENT);
    },
  };

  readonly historyReads = new HistoryReads<Shown>(
    this.#primary,
    this.#replica,
    {
      onRead: (reason) => this.reads.push(reason),
      onChange: (reason) => this.changes.push(reason),
    },
    () => this.ms,
  );

  read(): Promise<Shown> {
    return this.historyReads.run(STATEMENT, async (shown) => shown);
  }

  /** Reads until the trial that the read began has ended. */
  async readAndSettle(): Promise<Shown> {
    const shown = await this.read();
    await new Promise(setImmediate);
    return shown;
  }

  #check(position: Position): void {
    if (this.fault) throw new ReplicaUnusable(this.fault);
    const { isStandby, history, replayed } = this;
    const verdict = judgeStandby(position, { isStandby, history, replayed: BigInt(replayed) });
    if (verdict !== "current") throw new ReplicaUnusable(verdict);
  }
}

/** A world whose replica is in use. */
async function createInUse(): Promise<World> {
  const world = new World();
  await world.historyReads.tryReplica();
  world.changes.length = 0;
  return world;
}

const EVENTS: Record<string, (world: World) => void> = {
  commit: (world) => {
    world.commits += 1;
  },
  "replay one": (world) => {
    world.replayed = Math.min(world.replayed + 1, world.commits);
  },
  "replay all": (world) => {
    world.replayed = world.commits;
  },
  "go away": (world) => {
    world.fault = "unreachable";
  },
  cancel: (world) => {
    world.fault = "cancelled";
  },
  "come back": (world) => {
    world.fault = null;
  },
  promote: (world) => {
    world.isStandby = false;
    world.replayed += 5;
  },
  "follow another primary": (world) => {
    world.history = "theirs";
    world.replayed += 5;
  },
  "follow again": (world) => {
    world.isStandby = true;
    world.history = "ours";
    world.replayed = Math.min(world.replayed, world.commits);
  },
  "a second passes": (world) => {
    world.ms += 1_000;
  },
};

const events = fc.array(fc.constantFrom("read", "read", ...Object.keys(EVENTS)), {
  maxLength: 60,
});

test("shows everything that was committed before, whatever the replica does", async () => {
  await fc.assert(
    fc.asyncProperty(events, async (names) => {
      const world = await createInUse();
      for (const name of names) {
        EVENTS[name]?.(world);
        if (name !== "read") continue;
        const shown = await world.readAndSettle();
        expect(shown).toEqual({ commits: world.commits, history: "ours" });
      }
      expect(world.reads).toHaveLength(names.filter((name) => name === "read").length);
    }),
  );
});

test("uses a replica that works and has caught up, whatever it did before", async () => {
  await fc.assert(
    fc.asyncProperty(events, async (names) => {
      const world = await createInUse();
      for (const name of names) {
        EVENTS[name]?.(world);
        if (name === "read") await world.readAndSettle();
      }
      for (const name of ["come back", "follow again", "replay all"]) EVENTS[name]?.(world);
      world.ms += LONG_MS;
      await world.readAndSettle();
      await world.readAndSettle();
      expect(world.reads.at(-1)).toBeNull();
    }),
  );
});

test("reports once that the replica is not used, and once that it is again", async () => {
  const world = await createInUse();
  world.fault = "unreachable";
  for (let i = 0; i < 30; i += 1) {
    world.ms += 1_000;
    await world.readAndSettle();
  }
  world.fault = null;
  world.ms += LONG_MS;
  for (let i = 0; i < 5; i += 1) await world.readAndSettle();
  expect(world.changes).toEqual(["unreachable", null]);
});

test("lets no read wait for a replica that was never tried", async () => {
  const world = new World();
  await world.readAndSettle();
  expect(world.reads).toEqual(["starting"]);
  await world.readAndSettle();
  expect(world.reads).toEqual(["starting", null]);
});

test("asks the primary when it cannot tell its position, as a standby cannot", async () => {
  const world = await createInUse();
  world.primaryError = new Error("recovery is in progress");
  expect(await world.read()).toEqual({ commits: 0, history: "ours" });
  expect(world.changes).toEqual(["no_position"]);
});

test("fails as the primary does when it is away, without waiting for it twice", async () => {
  const world = await createInUse();
  world.primaryError = new DatabaseUnavailable("away");
  await expect(world.read()).rejects.toThrow("away");
  expect(world.reads).toEqual([]);
  expect(world.changes).toEqual([]);
});

test("leaves the replica in use when single statements fail by themselves", async () => {
  const world = await createInUse();
  world.fault = "failed";
  for (let i = 0; i < 20; i += 1) await world.readAndSettle();
  world.fault = null;
  await world.readAndSettle();
  expect(world.reads.at(-1)).toBeNull();
});
