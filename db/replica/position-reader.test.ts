import type pg from "pg";
import { expect, test } from "vitest";
import { PositionReader } from "./position-reader";

/** A pool that lends its connection when the test says so. The answer counts the questions. */
function createPool() {
  const waiting: { lend(): void; refuse(error: Error): void }[] = [];
  let asked = 0;
  const client = {
    query: async () => {
      asked += 1;
      return { rows: [{ now: "", lsn: String(asked), history: "" }] };
    },
  } as unknown as pg.ClientBase;
  const run = <Result>(_: string, use: (client: pg.ClientBase) => Promise<Result>) =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({ lend: () => resolve(use(client)), refuse: reject });
    });
  return { run, waiting };
}

test("callers share a question that was not sent yet", async () => {
  const { run, waiting } = createPool();
  const reader = new PositionReader(run);
  const asked = [reader.read(), reader.read()];
  expect(waiting).toHaveLength(1);
  waiting[0]?.lend();
  expect((await Promise.all(asked)).map(({ lsn }) => lsn)).toEqual([1n, 1n]);
});

test("a caller gets no answer to a question that was sent before", async () => {
  const { run, waiting } = createPool();
  const reader = new PositionReader(run);
  const first = reader.read();
  waiting[0]?.lend();
  const second = reader.read();
  waiting[1]?.lend();
  expect([(await first).lsn, (await second).lsn]).toEqual([1n, 2n]);
});

test("asks again after a question that could not be sent", async () => {
  const { run, waiting } = createPool();
  const reader = new PositionReader(run);
  const first = reader.read();
  waiting[0]?.refuse(new Error("no connection"));
  await expect(first).rejects.toThrow("no connection");
  const second = reader.read();
  waiting[1]?.lend();
  expect((await second).lsn).toBe(1n);
});
