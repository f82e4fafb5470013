import { afterEach, expect, test, vi } from "vitest";
import { GracefulShutdown } from "./graceful-shutdown.mjs";

afterEach(() => {
  vi.restoreAllMocks();
});

test("closes everything, last opened first, even when a closer fails", async () => {
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const stop = new GracefulShutdown();
  const closed: string[] = [];
  const fails = (name: string) => {
    closed.push(name);
    throw new Error(name);
  };
  stop.add(() => closed.push("database"));
  stop.add(async () => fails("bus"));
  stop.add(() => fails("hub"));
  stop.add(() => closed.push("server"));
  await stop.close();
  expect(closed).toEqual(["server", "hub", "bus", "database"]);
  expect(errors.mock.calls.map(([error]) => error.message)).toEqual(["hub", "bus"]);
});
