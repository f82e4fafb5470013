import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSpaceCheck, RESERVE } from "./disk-space.mjs";

const GIB = 1024 ** 3;

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

const disk = { free: 0, measured: 0 };
beforeEach(() => void Object.assign(disk, { free: 2 * GIB, measured: 0 }));

const createCheck = () =>
  createSpaceCheck("folder", () => {
    disk.measured += 1;
    return disk.free;
  });

test("measures a disk with ample space every 100 ms", () => {
  const hasSpace = createCheck();
  for (let n = 0; n < 10; n += 1) expect(hasSpace()).toBe(true);
  expect(disk.measured).toBe(1);
  vi.advanceTimersByTime(100);
  disk.free = RESERVE - 1;
  expect(hasSpace()).toBe(false);
});

test("measures a disk with little space before every statement", () => {
  const hasSpace = createCheck();
  disk.free = GIB - 1;
  expect(hasSpace()).toBe(true);
  disk.free = RESERVE - 1;
  expect(hasSpace()).toBe(false);
  disk.free = RESERVE;
  expect(hasSpace()).toBe(true);
});
