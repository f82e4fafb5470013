import { expect, test } from "vitest";
import { recordLog } from "../testing/record-log";
import { GracefulShutdown } from "./graceful-shutdown.mjs";

test("closes everything, last opened first, even when a closer fails", async () => {
  const lines = recordLog();
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
  expect(lines).toMatchObject([{ err: { message: "hub" } }, { err: { message: "bus" } }]);
});
