import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Notice } from "../announce";
import { splitNotices } from "./notice-chunks";

const ids = (count: number) => Array.from({ length: count }, () => randomUUID());
const bytes = (notices: Notice[]) =>
  Buffer.byteLength(JSON.stringify({ from: randomUUID(), at: Date.now(), notices }));

test("puts notices that fit into one payload", () => {
  const notices = Array.from({ length: 20 }, () => ({ rooms: ids(1), people: ids(1) }));
  expect(splitNotices(notices)).toEqual([notices]);
});

test("keeps payloads below 8,000 bytes and loses no id", () => {
  const notices: Notice[] = [
    { people: ids(1), rooms: ids(500) },
    ...Array.from({ length: 300 }, () => ({ rooms: ids(1), people: ids(1) })),
    { devices: ids(191) },
    { signs: ids(500).map((sid) => `${sid}/${randomUUID()}`) },
    { rooms: ids(64), people: ids(64), devices: ids(63) },
  ];
  const chunks = splitNotices(notices);
  for (const chunk of chunks) expect(bytes(chunk)).toBeLessThan(8_000);
  for (const kind of ["rooms", "people", "devices", "signs"] as const) {
    const all = (list: Notice[]) => list.flatMap((notice) => notice[kind] ?? []).sort();
    expect(all(chunks.flat())).toEqual(all(notices));
  }
});

test("names no people with the rooms of a split notice, so these rooms are read whole", () => {
  const notice = { rooms: ids(100), people: ids(150) };
  for (const part of splitNotices([notice]).flat()) {
    expect(part.rooms && part.people).toBeUndefined();
  }
});
