import { afterEach, expect, test, vi } from "vitest";
import { GracefulShutdown } from "./graceful-shutdown.mjs";

afterEach(() => {
  vi.restoreAllMocks();
});

test("everything is let go of, the last opened first, whatever fails to close", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
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
  expect(told.mock.calls.map(([error]) => error.message)).toEqual(["hub", "bus"]);
});
