import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { openPostgres } from "@/db/postgres/postgres";
import { testDatabase } from "../../testing/database";
import { liveServer } from "../../testing/live";
import { watchMetrics } from "../../testing/metric-values";
import { NetworkProxy } from "../../testing/network-proxy";
import { withDatabase } from "../../testing/postgres-server";
import { recordLog } from "../../testing/record-log";
import { createStudyGroup, start, watch } from "../../testing/study-group";
import type { Notice } from "../announce";
import { redisBus } from "./redis-bus";
import { siteChannel } from "./site-channel";

const url = process.env.TEST_REDIS_URL;
const databaseUrl = process.env.TEST_DATABASE_URL;

/** Far longer than needed, for a slow machine. */
const SOON = { timeout: 60_000, interval: 10 };

test("gives sites with different secrets different channels, which do not reveal the secret", () => {
  expect(siteChannel("one secret")).not.toBe(siteChannel("another secret"));
  expect(siteChannel("one secret")).toBe(siteChannel("one secret"));
  expect(siteChannel("one secret")).toMatch(/^stint_live:[\w-]{22}$/);
});

describe.runIf(url)("on a Redis server", () => {
  /** Opens the bus of a process, and records what it receives. */
  async function openBus(channel: string, at = url ?? "") {
    const bus = await redisBus({ url: at, channel });
    onTestFinished(() => bus.close());
    const received: Notice[] = [];
    const counts = { reconnects: 0 };
    bus.subscribe({
      onNotice: (notice) => received.push(notice),
      onReconnect: () => {
        counts.reconnects += 1;
      },
    });
    return { bus, received, counts };
  }

  /** The same behind a proxy, which simulates faults of the network. */
  async function openBusThroughProxy(channel: string, prepare = (_: NetworkProxy) => {}) {
    const target = new URL(url ?? "");
    const proxy = await NetworkProxy.open(Number(target.port || 6379), target.hostname);
    onTestFinished(() => proxy.close());
    target.host = `localhost:${proxy.ownPort}`;
    prepare(proxy);
    return { ...(await openBus(channel, target.href)), proxy };
  }

  const newChannel = () => `stint_test:${randomUUID()}`;

  test("carries notices to the other processes of the site, and delivers its own at once and once", async () => {
    const channel = newChannel();
    const [here, there, elsewhere] = [
      await openBus(channel),
      await openBus(channel),
      await openBus(newChannel()),
    ];
    here.bus.publish({ rooms: ["a"] });
    expect(here.received).toEqual([{ rooms: ["a"] }]);
    await expect.poll(() => there.received, SOON).toEqual([{ rooms: ["a"] }]);
    there.bus.publish({ people: ["b"] });
    await expect.poll(() => here.received, SOON).toEqual([{ rooms: ["a"] }, { people: ["b"] }]);
    expect(there.received).toEqual([{ rooms: ["a"] }, { people: ["b"] }]);
    expect(elsewhere.received).toEqual([]);
  });

  test("delivers every id of many notices, in order", async () => {
    const channel = newChannel();
    const [here, there] = [await openBus(channel), await openBus(channel)];
    const rooms = Array.from({ length: 1_000 }, () => randomUUID());
    for (const room of rooms) here.bus.publish({ rooms: [room] });
    here.bus.publish({ people: rooms });
    await expect
      .poll(() => there.received.flatMap((notice) => notice.people ?? []), SOON)
      .toEqual(rooms);
    expect(there.received.flatMap((notice) => notice.rooms ?? [])).toEqual(rooms);
  });

  test("replaces a connection that is cut, says that notices may be missing, and carries on", async () => {
    const channel = newChannel();
    const [here, there] = [await openBus(channel), await openBusThroughProxy(channel)];
    const grown = await watchMetrics();
    there.proxy.cut();
    await expect.poll(() => there.counts.reconnects, SOON).toBe(1);
    expect(await grown("stint_bus_reconnects_total")).toBe(1);
    here.bus.publish({ rooms: ["a"] });
    there.bus.publish({ rooms: ["b"] });
    await expect.poll(() => there.received.length, SOON).toBe(2);
    await expect.poll(() => here.received.length, SOON).toBe(2);
  });

  test("notices a connection that has gone silent, and replaces it", async () => {
    const { proxy, counts } = await openBusThroughProxy(newChannel());
    proxy.silence();
    await expect.poll(() => counts.reconnects, SOON).toBe(1);
  });

  test("without a server it drops what others cannot get, counts it, and does not log each one", async () => {
    const lines = recordLog();
    const grown = await watchMetrics();
    const { bus, received, proxy, counts } = await openBusThroughProxy(newChannel());
    proxy.refuse();
    await expect.poll(() => lines.length, SOON).toBe(1);
    expect(lines[0]?.msg).toMatch(/^the connection to Redis was lost; /);
    for (let n = 0; n < 500; n += 1) bus.publish({ rooms: [`${n}`] });
    expect(received).toHaveLength(500);
    await expect.poll(() => grown("stint_notices_dropped_total"), SOON).toBe(500);
    expect(lines).toHaveLength(1);
    proxy.reconnect();
    await expect.poll(() => counts.reconnects, SOON).toBe(1);
    expect(lines.map(({ msg }) => msg).at(-1)).toBe("connected to Redis again");
  });

  test("opens while the server does not answer, and connects once it does", async () => {
    const channel = newChannel();
    const here = await openBus(channel);
    const there = await openBusThroughProxy(channel, (proxy) => proxy.goDark());
    expect(there.counts.reconnects).toBe(0);
    there.proxy.reconnect();
    await expect.poll(() => there.counts.reconnects, SOON).toBe(1);
    here.bus.publish({ rooms: ["a"] });
    await expect.poll(() => there.received, SOON).toEqual([{ rooms: ["a"] }]);
  });

  test("refuses to open with a wrong password, in one line without it", async () => {
    const wrong = new URL(url ?? "");
    [wrong.username, wrong.password] = ["stint-test", "hunter2"];
    const opening = redisBus({ url: wrong.href, channel: newChannel() });
    await expect(opening).rejects.toThrow(
      /^Cannot use the Redis server in REDIS_URL: WRONGPASS (?!.*hunter2).*$/,
    );
  });

  describe.runIf(databaseUrl)("and two processes on one PostgreSQL", () => {
    const database = testDatabase();

    /** Another process: it shares only the database and the channel with this one. */
    async function anotherProcess(channel: string) {
      const [row] = await database.query("select current_database() as name", []);
      const own = await openPostgres(withDatabase(databaseUrl ?? "", String(row?.name)));
      onTestFinished(() => own.close());
      return liveServer(own, { url: url ?? "", channel });
    }

    test("a change made at one is shown by the other, without a connection that listens", async () => {
      const { olga, mara, slug } = await createStudyGroup(database);
      const channel = newChannel();
      const [here, there] = [await anotherProcess(channel), await anotherProcess(channel)];
      const stream = await watch(there, olga, slug);
      const session = await start(mara, slug);
      here.deliver(mara);
      const change = await stream.next("seats");
      expect(change.seats).toMatchObject([{ session: { plannedEnd: session.plannedEnd } }]);
      const listening = await database.query(
        `select pid from pg_stat_activity
         where datname = current_database() and query ilike 'listen %'`,
        [],
      );
      expect(listening).toEqual([]);
      here.live.bus.publish({ devices: [olga.sid] });
      await stream.ended;
    });
  });
});
