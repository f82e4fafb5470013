import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openPostgres } from "@/db/postgres/postgres";
import { testDatabase } from "../../testing/database";
import { liveServer } from "../../testing/live";
import { watchMetrics } from "../../testing/metric-values";
import { withDatabase } from "../../testing/postgres-server";
import { createStudyGroup, start, watch } from "../../testing/study-group";
import { localBus } from "./bus";

const url = process.env.TEST_DATABASE_URL;

test("the bus of a single process notifies its listeners until they unsubscribe", async () => {
  const bus = localBus();
  const received: unknown[] = [];
  const listener = { onNotice: (notice: unknown) => received.push(notice), onReconnect: () => {} };
  const stop = bus.subscribe(listener);
  bus.publish({ rooms: ["a"] });
  stop();
  bus.publish({ rooms: ["b"] });
  expect(received).toEqual([{ rooms: ["a"] }]);
});

describe.runIf(url)("two processes on one PostgreSQL", () => {
  const database = testDatabase();

  /** Another process: it shares only the database with this one. */
  async function anotherProcess() {
    const [row] = await database.query("select current_database() as name", []);
    const own = await openPostgres(withDatabase(url ?? "", String(row?.name)));
    onTestFinished(() => own.close());
    return liveServer(own);
  }

  test("a notice published in one reaches the other", async () => {
    const { olga, mara, slug } = await createStudyGroup(database);
    const [here, there] = [await anotherProcess(), await anotherProcess()];
    const stream = await watch(there, olga, slug);
    const session = await start(mara, slug);
    here.deliver(mara);
    const change = await stream.next("seats");
    expect(change.seats).toMatchObject([{ session: { plannedEnd: session.plannedEnd } }]);
    const grown = await watchMetrics();
    here.live.bus.publish({ devices: [olga.sid] });
    await stream.ended;
    expect(await grown("stint_notices_published_total")).toBeGreaterThan(0);
    expect(await grown("stint_notices_received_total")).toBeGreaterThan(0);
    expect(await grown("stint_bus_lag_seconds_count")).toBeGreaterThan(0);
  });

  test("presence shows in every process, and ends when the last process loses its stream", async () => {
    const { olga, mara, slug } = await createStudyGroup(database);
    const [here, there] = [await anotherProcess(), await anotherProcess()];
    const stream = await watch(here, olga, slug);
    const first = await watch(there, mara, slug);
    expect((await stream.next("seats")).seats).toMatchObject([{ name: "Mara", state: "here" }]);
    const second = await watch(here, mara, slug);
    first.close();
    second.close();
    expect((await stream.next("seats")).seats).toMatchObject([{ name: "Mara", state: "away" }]);
  });

  test("a sign of life that reaches one process keeps the stream of the other open", async () => {
    const { olga, mara } = await createStudyGroup(database);
    const [here, there] = [await anotherProcess(), await anotherProcess()];
    const id = crypto.randomUUID();
    const signed = await there.open(mara, [], id);
    const silent = await there.open(mara, [], crypto.randomUUID());
    const start = performance.now();
    const clock = vi.spyOn(performance, "now").mockReturnValue(start + 50_000);
    const arrived = new Promise<void>((resolve) => {
      there.live.bus.subscribe({
        onNotice: ({ signs }) => signs && resolve(),
        onReconnect: () => {},
      });
    });
    const watching = await here.open(olga);
    await watching.next("me");
    expect(await here.sign(mara, { stream: id })).toBe(204);
    here.live.hub.heal();
    await arrived;
    clock.mockReturnValue(start + 100_000);
    there.live.hub.heal();
    await silent.ended;
    expect(signed.response.destroyed).toBe(false);
  });

  test("delivers more ids than fit into one payload", async () => {
    const [here, there] = [await anotherProcess(), await anotherProcess()];
    const rooms = Array.from({ length: 1_000 }, () => crypto.randomUUID());
    const received = new Promise<string[]>((resolve) => {
      const ids: string[] = [];
      there.live.bus.subscribe({
        onNotice: (notice) => {
          ids.push(...(notice.rooms ?? []));
          if (ids.length >= rooms.length) resolve(ids);
        },
        onReconnect: () => {},
      });
    });
    here.live.bus.publish({ rooms });
    expect(await received).toEqual(rooms);
  });

  test("reopens a lost listening connection and compares everything at once", async () => {
    const { olga, mara, slug } = await createStudyGroup(database);
    const [here, there] = [await anotherProcess(), await anotherProcess()];
    const stream = await watch(there, olga, slug);
    await start(mara, slug);
    const reconnected = new Promise<void>((resolve) => {
      there.live.bus.subscribe({ onNotice: () => {}, onReconnect: resolve });
    });
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query ilike 'listen %'`,
      [],
    );
    await reconnected;
    expect((await stream.next("seats")).seats).toMatchObject([{ name: "Mara", state: "running" }]);
    await start(olga, slug);
    here.deliver(olga);
    expect((await stream.next("me")).session).not.toBeNull();
  });
});
