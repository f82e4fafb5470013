import { expect, test } from "vitest";
import { ServerLog } from "./server-log.mjs";

test("reports that PostgreSQL has stopped for good, without the time of day", () => {
  const log = new ServerLog();
  const reasons: string[] = [];
  log.onPanic = (reason) => reasons.push(reason);
  log.write("2026-11-29 15:27:21.337 UTC [42] ERROR:  duplicate key");
  log.write('2026-11-29 15:27:21.337 UTC [42] PANIC:  could not write to file "x": I/O error');
  expect(reasons).toEqual(['could not write to file "x": I/O error']);
});
