import { beforeEach, expect, it, vi } from "vitest";
import type { useTRPCClient } from "../trpc/provider";

/** Engines call one zone by several names ("Asia/Katmandu"): this is what this one says. */
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const refusal = { data: { reason: "invalid_input" } };
const mutate = vi.fn();
const client = { account: { update: { mutate } } } as unknown as ReturnType<typeof useTRPCClient>;

/** The module as a page finds it that was just loaded. */
async function zone() {
  vi.resetModules();
  return import("./account-zone");
}
beforeEach(() => mutate.mockReset());

it("moves the account to where the device is, once", async () => {
  const { moveAccountZone, setAccountZone } = await zone();
  setAccountZone("Europe/Vienna");
  expect(await moveAccountZone(client)).toBe(true);
  expect(await moveAccountZone(client)).toBe(false);
  expect(mutate.mock.calls).toEqual([[{ timeZone: here }]]);
});

it("leaves an account alone that is there, or is not known yet", async () => {
  const { moveAccountZone, setAccountZone } = await zone();
  expect(await moveAccountZone(client)).toBe(false);
  setAccountZone(here);
  expect(await moveAccountZone(client)).toBe(false);
  expect(mutate).not.toHaveBeenCalled();
});

it("tries again after a lost answer, and not after a refusal", async () => {
  const { moveAccountZone, setAccountZone } = await zone();
  setAccountZone("Europe/Vienna");
  mutate.mockRejectedValueOnce(new TypeError("no network")).mockRejectedValueOnce(refusal);
  for (let n = 0; n < 3; n += 1) expect(await moveAccountZone(client)).toBe(false);
  expect(mutate).toHaveBeenCalledTimes(2);
});
