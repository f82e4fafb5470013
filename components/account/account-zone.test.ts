import { beforeEach, expect, it, vi } from "vitest";
import type { useTRPCClient } from "../trpc/provider";

/** Engines differ in the name of a zone ("Asia/Katmandu"), so the test asks this one. */
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const refusal = { data: { reason: "invalid_input" } };
const mutate = vi.fn();
const client = { account: { update: { mutate } } } as unknown as ReturnType<typeof useTRPCClient>;

/** The module in its initial state. */
async function freshModule() {
  vi.resetModules();
  return import("./account-zone");
}
beforeEach(() => mutate.mockReset());

it("saves the device's zone once", async () => {
  const { moveAccountZone, setAccountZone } = await freshModule();
  setAccountZone("Europe/Vienna");
  expect(await moveAccountZone(client)).toBe(true);
  expect(await moveAccountZone(client)).toBe(false);
  expect(mutate.mock.calls).toEqual([[{ timeZone: here }]]);
});

it("does nothing when the zone is the same or not known yet", async () => {
  const { moveAccountZone, setAccountZone } = await freshModule();
  expect(await moveAccountZone(client)).toBe(false);
  setAccountZone(here);
  expect(await moveAccountZone(client)).toBe(false);
  expect(mutate).not.toHaveBeenCalled();
});

it("tries again after a lost answer but not after a refusal", async () => {
  const { moveAccountZone, setAccountZone } = await freshModule();
  setAccountZone("Europe/Vienna");
  mutate.mockRejectedValueOnce(new TypeError("no network")).mockRejectedValueOnce(refusal);
  for (let n = 0; n < 3; n += 1) expect(await moveAccountZone(client)).toBe(false);
  expect(mutate).toHaveBeenCalledTimes(2);
});

it("keeps the account's zone on a device that does not know its own", async () => {
  const { moveAccountZone, setAccountZone } = await freshModule();
  setAccountZone("Europe/Vienna");
  const resolved = Intl.DateTimeFormat().resolvedOptions();
  vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions").mockReturnValue({
    ...resolved,
    timeZone: "Etc/Unknown",
  });
  expect(await moveAccountZone(client)).toBe(false);
  expect(mutate).not.toHaveBeenCalled();
});
