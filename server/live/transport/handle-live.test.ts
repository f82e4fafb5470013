import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { signInGuest } from "../../testing/callers";
import { testDatabase } from "../../testing/database";
import { liveServer, type OpenStream } from "../../testing/live";
import { createStudyGroup, start, watch } from "../../testing/study-group";

const database = testDatabase();

test("refuses a foreign room exactly like a missing one", async () => {
  const { slug, mara } = await createStudyGroup(database);
  const stranger = await signInGuest(database, "Sam");
  const server = await liveServer(database);
  const answers = [];
  for (const rooms of [[slug], ["no-such-room"], [""]]) {
    const { status, response, text } = await read(server.open(stranger, rooms));
    answers.push({ status, text, type: response.headers["content-type"] });
  }
  expect(answers[0]).toMatchObject({
    status: 404,
    text: expect.stringContaining("room_not_found"),
  });
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect((await server.open(mara, [slug, "no-such-room"])).status).toBe(404);
});

test("refuses a missing cookie, a signed-out device, and too many rooms", async () => {
  const { mara } = await createStudyGroup(database);
  const server = await liveServer(database);
  expect(await read(server.open(null))).toMatchObject({
    status: 401,
    text: expect.stringContaining("sign_in_required"),
  });
  expect((await server.open({ sid: randomUUID() })).status).toBe(401);
  const rooms = Array.from({ length: 21 }, (_, i) => `room-${i}`);
  expect((await server.open(mara, rooms)).status).toBe(400);
});

test("allows twenty streams per person", async () => {
  const mara = await signInGuest(database);
  const server = await liveServer(database);
  for (let i = 0; i < 20; i += 1) expect((await server.open(mara)).status).toBe(200);
  expect(await read(server.open(mara))).toMatchObject({
    status: 429,
    text: expect.stringContaining("too_many_requests"),
  });
});

/** A refused stream with its whole answer. */
async function read(opening: Promise<OpenStream>) {
  const stream = await opening;
  await stream.ended;
  return stream;
}

test("ends a removed member's stream and removes their seat for the others", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const server = await liveServer(database);
  const stream = await watch(server, olga, slug);
  const marasStream = await watch(server, mara, slug);
  await stream.next("seats");
  await olga.call.member.remove({ roomSlug: slug, userId: mara.userId });
  server.deliver(olga);
  await marasStream.ended;
  expect(marasStream.events.filter(({ event }) => event !== "me")).toEqual([]);
  expect(await stream.next("seats")).toMatchObject({ seats: [], gone: [mara.userId] });
  expect((await server.open(mara, [slug])).status).toBe(404);
});

test("ends a removed member's stream even without a notice", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const server = await liveServer(database);
  const marasStream = await watch(server, mara, slug);
  await olga.call.member.remove({ roomSlug: slug, userId: mara.userId });
  await marasStream.ended;
  expect((await server.open(mara, [slug])).status).toBe(404);
});

test("signing a device out ends only its streams, at once", async () => {
  const mara = await signInGuest(database);
  const phone = await signInGuest(database, "Phone");
  const server = await liveServer(database);
  const [stream, other] = [await server.open(mara), await server.open(phone)];
  await other.next("me");
  server.live.bus.publish({ devices: [mara.sid] });
  await stream.ended;
  await start(phone);
  server.deliver(phone);
  expect((await other.next("me")).session).not.toBeNull();
});

test("ends the stream of a signed-out device even without a notice", async () => {
  const mara = await signInGuest(database);
  const server = await liveServer(database);
  const stream = await server.open(mara);
  await database.query("delete from auth_session where id = $1", [mara.sid]);
  await stream.ended;
  expect((await server.open(mara)).status).toBe(401);
});

test("ends the streams of a deleted room and a deleted person", async () => {
  const { olga, mara, slug, roomId } = await createStudyGroup(database);
  const server = await liveServer(database);
  const watching = await watch(server, olga, slug);
  const alone = await server.open(mara);
  await database.query("delete from room where id = $1", [roomId]);
  await database.query('delete from "user" where id = $1', [mara.userId]);
  server.live.hub.heal();
  await Promise.all([watching.ended, alone.ended]);
  expect((await server.open(mara)).status).toBe(401);
});

/** The text without comments, which follow the frames of a compressed stream. */
const framesOf = ({ text }: OpenStream) => text.replaceAll(/^:.*\n\n/gm, "");

test("compresses the stream for clients that accept it, with the same frames", async () => {
  const { olga, mara, slug } = await createStudyGroup(database);
  const server = await liveServer(database);
  const open = (encoding: string) =>
    server.open(mara, [slug], undefined, { "accept-encoding": encoding });
  const compressed = await open("gzip, br");
  const plain = await open("gzip;q=0");
  expect(compressed.response.headers["content-encoding"]).toBe("gzip");
  expect(plain.response.headers).not.toHaveProperty("content-encoding");
  for (const stream of [compressed, plain]) {
    await expect.poll(() => framesOf(stream)).toContain(`"name":"Mara","role":"member"`);
    await expect.poll(() => framesOf(stream)).toContain(`"state":"here"`);
  }
  const before = [compressed, plain].map((stream) => ({
    text: framesOf(stream),
    receivedBytes: stream.receivedBytes,
  }));
  for (let i = 0; i < 3; i += 1) {
    const { id } = await start(olga, slug);
    server.deliver(olga);
    for (const stream of [compressed, plain]) {
      await expect.poll(() => framesOf(stream).split(`"state":"running"`)).toHaveLength(i + 2);
    }
    await olga.call.focusSession.break({ id });
    server.deliver(olga);
    for (const stream of [compressed, plain]) {
      await expect
        .poll(() => framesOf(stream).split(`"status":"broken"`).length)
        .toBeGreaterThan(i + 1);
    }
  }
  const [frames, plainFrames] = [compressed, plain].map((stream, n) =>
    framesOf(stream).slice(before[n]?.text.length),
  );
  expect(frames).toBe(plainFrames);
  const [bytes, plainBytes] = [compressed, plain].map(
    ({ receivedBytes }, n) => receivedBytes - (before[n]?.receivedBytes ?? 0),
  );
  expect(bytes).toBeLessThan((plainBytes ?? 0) / 2);
});
