import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, onTestFinished, test } from "vitest";
import { refreshQueries } from "./refresh-queries";

/** A watched query whose answers the test gives, each with what was stored when it was asked for. */
function watchQuery() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const stored = { value: "old" };
  const waiting: (() => void)[] = [];
  const observer = new QueryObserver(queryClient, {
    queryKey: ["list"],
    queryFn: () => {
      const { value } = stored;
      return new Promise<string>((resolve) => waiting.push(() => resolve(value)));
    },
  });
  onTestFinished(observer.subscribe(() => {}));
  const answer = async () => {
    await expect.poll(() => waiting.length).toBe(1);
    waiting.shift()?.();
  };
  return { queryClient, stored, answer, read: () => queryClient.getQueryData(["list"]) };
}

test("reads a query again whose first answer is older than the change", async () => {
  const { queryClient, stored, answer, read } = watchQuery();
  stored.value = "new";
  const refreshed = refreshQueries(queryClient, { queryKey: ["list"] });
  await answer();
  await answer();
  await refreshed;
  expect(read()).toBe("new");
});

test("reads a loaded query once", async () => {
  const { queryClient, stored, answer, read } = watchQuery();
  await answer();
  await expect.poll(read).toBe("old");
  stored.value = "new";
  const refreshed = refreshQueries(queryClient, { queryKey: ["list"] });
  await answer();
  await refreshed;
  expect(read()).toBe("new");
});

test("leaves other queries alone", async () => {
  const { queryClient, answer, read } = watchQuery();
  await answer();
  await expect.poll(read).toBe("old");
  await refreshQueries(queryClient, { queryKey: ["other"] });
  expect(queryClient.isFetching()).toBe(0);
});
