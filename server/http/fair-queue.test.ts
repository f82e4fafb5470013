import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FairQueue, MAX_WAIT_MS, SLOT_MS } from "./fair-queue.mjs";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
};

/** A queue with requests: their names in the order in which they began, and how to end each. */
function createQueue(slots: number) {
  const queue = new FairQueue(slots);
  const begun: string[] = [];
  const refused: string[] = [];
  const releases = new Map<string, () => void>();
  const request = (name: string, address: string, isGone = () => false) =>
    queue.acquire(address, isGone).then((release) => {
      (release ? begun : refused).push(name);
      if (release) releases.set(name, release);
    });
  const end = async (name: string) => {
    releases.get(name)?.();
    await settle();
  };
  return { request, end, begun, refused };
}

test("lets as many work at a time as there are slots", async () => {
  const { request, end, begun } = createQueue(2);
  for (const name of ["a", "b", "c", "d"]) void request(name, "192.0.2.1");
  await settle();
  expect(begun).toEqual(["a", "b"]);
  await end("b");
  await end("b");
  expect(begun).toEqual(["a", "b", "c"]);
});

test("serves addresses round-robin, so that one with many requests does not delay another", async () => {
  const { request, end, begun } = createQueue(1);
  for (const name of ["flood 1", "flood 2", "flood 3", "flood 4"]) void request(name, "192.0.2.1");
  for (const name of ["mara 1", "mara 2"]) void request(name, "192.0.2.2");
  void request("ben 1", "192.0.2.3");
  await settle();
  for (let done = 0; done < 6; done += 1) await end(begun.at(-1) ?? "");
  expect(begun).toEqual(["flood 1", "flood 2", "mara 1", "ben 1", "flood 3", "mara 2", "flood 4"]);
});

test("gives the slot of a request that takes long to the next one, once", async () => {
  const { request, end, begun } = createQueue(1);
  for (const name of ["slow", "next", "last"]) void request(name, "192.0.2.1");
  await settle();
  vi.advanceTimersByTime(SLOT_MS);
  await settle();
  expect(begun).toEqual(["slow", "next"]);
  await end("slow");
  expect(begun).toEqual(["slow", "next"]);
});

test("does no work for a client that has gone, and refuses one that has waited too long", async () => {
  const { request, end, begun, refused } = createQueue(1);
  void request("first", "192.0.2.1");
  void request("gone", "192.0.2.1", () => true);
  void request("waiting", "192.0.2.1");
  await settle();
  await end("first");
  expect([begun, refused]).toEqual([["first", "waiting"], ["gone"]]);
  void request("late", "192.0.2.1");
  // A process that is too busy for its timers is also too late.
  const now = vi.spyOn(performance, "now").mockReturnValue(performance.now() + MAX_WAIT_MS + 1);
  await end("waiting");
  now.mockRestore();
  expect(refused).toEqual(["gone", "late"]);
});
