import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { signInGuest } from "../../testing/callers";
import { testDatabase } from "../../testing/database";
import { liveServer } from "../../testing/live";
import { createStudyGroup, watch } from "../../testing/study-group";
import type { Notice } from "../announce";

const database = testDatabase();
const streamId = () => randomUUID();

afterEach(() => void vi.restoreAllMocks());

/** Stops this process's monotonic clock, from which silence is measured, that much later. */
function passSeconds(seconds: number): void {
  const now = performance.now() + seconds * 1_000;
  vi.spyOn(performance, "now").mockReturnValue(now);
}

test("a member whose browser is silent for 60 s is no longer available", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const server = await liveServer(database);
  const stream = await watch(server, olga, slug);
  const marasStream = await server.open(mara, [slug], streamId());
  expect((await stream.next("seats")).seats).toMatchObject([{ name: "Mara", state: "here" }]);
  passSeconds(60);
  server.live.hub.heal();
  await marasStream.ended;
  expect((await stream.next("seats")).seats).toMatchObject([{ name: "Mara", state: "away" }]);
});

test("a sign of life keeps its stream open, and a client that never signs keeps its own", async () => {
  const [mara, ben] = [await signInGuest(database), await signInGuest(database, "Ben")];
  const server = await liveServer(database);
  const [kept, lost] = [streamId(), streamId()];
  const [keptStream, lostStream, rawStream] = [
    await server.open(mara, [], kept),
    await server.open(mara, [], lost),
    await server.open(ben),
  ];
  passSeconds(50);
  expect(await server.sign(mara, { stream: kept })).toBe(204);
  passSeconds(50);
  server.live.hub.heal();
  await lostStream.ended;
  expect([keptStream.response.destroyed, rawStream.response.destroyed]).toEqual([false, false]);
});

test("only the device that opened a stream can sign for it", async () => {
  const [mara, ben] = [await signInGuest(database), await signInGuest(database, "Ben")];
  const server = await liveServer(database);
  const id = streamId();
  const stream = await server.open(mara, [], id);
  passSeconds(50);
  expect(await server.sign(ben, { stream: id })).toBe(204);
  passSeconds(10);
  server.live.hub.heal();
  await stream.ended;
});

test("refuses signs from strangers, foreign pages and forms, and malformed ids", async () => {
  const mara = await signInGuest(database);
  const server = await liveServer(database);
  const body = { stream: streamId() };
  expect(await server.sign(null, body)).toBe(401);
  expect(await server.sign(mara, body, { "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await server.sign(mara, body, { "content-type": "text/plain" })).toBe(415);
  for (const malformed of [
    null,
    {},
    { stream: "x" },
    { stream: "a".repeat(37) },
    { ...body, a: 1 },
  ]) {
    expect(await server.sign(mara, malformed)).toBe(400);
  }
  expect((await server.open(mara, [], "no such id")).status).toBe(400);
});

test("a sign that reaches another process is passed on and counts", async () => {
  const mara = await signInGuest(database);
  const [here, there] = [await liveServer(database), await liveServer(database)];
  const id = streamId();
  const stream = await there.open(mara, [], id);
  const passedOn: Notice[] = [];
  here.live.bus.subscribe({ onNotice: (notice) => passedOn.push(notice), onReconnect: () => {} });
  passSeconds(50);
  await here.sign(mara, { stream: id });
  here.live.hub.heal();
  expect(passedOn).toEqual([{ signs: [`${mara.sid}/${id}`] }]);
  for (const notice of passedOn) there.live.bus.publish(notice);
  passSeconds(50);
  there.live.hub.heal();
  const other = await there.open(mara);
  await other.next("me");
  expect(stream.response.destroyed).toBe(false);
});
