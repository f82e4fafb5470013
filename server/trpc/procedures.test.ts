import { expect, test } from "vitest";
import type { Notice } from "../live/announce";
import { testDatabase } from "../testing/database";
import { innerContext } from "./context";
import { t } from "./init";
import { publicProcedure } from "./procedures";

const database = testDatabase();
const FIRST: Notice = { rooms: ["a"], people: ["b"] };
const SECOND: Notice = { devices: ["c"] };

/** Calls a mutation with this resolver; `published` grows as its notices are announced. */
function call(resolver: (announceLater: (notice: Notice) => void, published: Notice[]) => unknown) {
  const published: Notice[] = [];
  const router = t.router({
    run: publicProcedure.mutation(({ ctx }) => resolver(ctx.announceLater, published)),
  });
  const caller = t.createCallerFactory(router)(
    innerContext({
      database,
      viewer: null,
      address: "test",
      announce: (notice) => published.push(notice),
    }),
  );
  return { published, result: caller.run() };
}

test("publishes a resolver's notices in order once it has ended", async () => {
  const { published, result } = call(async (announceLater, before) => {
    announceLater(FIRST);
    await Promise.resolve();
    announceLater(SECOND);
    return before.length;
  });
  expect(await result).toBe(0);
  expect(published).toEqual([FIRST, SECOND]);
});

test("publishes what was committed before the resolver failed", async () => {
  const { published, result } = call((announceLater) => {
    announceLater(FIRST);
    throw new Error("reading the answer failed");
  });
  await expect(result).rejects.toThrow("reading the answer failed");
  expect(published).toEqual([FIRST]);
});

test("publishes nothing when nothing changed", async () => {
  const { published, result } = call(() => "unchanged");
  expect(await result).toBe("unchanged");
  expect(published).toEqual([]);
});
