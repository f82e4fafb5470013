import { deviceZone } from "../format/device-zone";
import { wasAnswered } from "../trpc/failure";
import type { useTRPCClient } from "../trpc/provider";

let accountZone: string | null = null;
let lastTried = "";

/** Sets the account's saved zone. Until then `moveAccountZone` does nothing. */
export function setAccountZone(timeZone: string): void {
  accountZone = timeZone;
}

/**
 * Saves the device's current zone in the account if it differs. A zone that the server refuses is
 * not tried again.
 *
 * @returns whether the account's zone changed.
 */
export async function moveAccountZone(client: ReturnType<typeof useTRPCClient>): Promise<boolean> {
  const timeZone = deviceZone();
  const isSettled = !timeZone || timeZone === accountZone || timeZone === lastTried;
  if (accountZone === null || isSettled) return false;
  lastTried = timeZone;
  try {
    await client.account.update.mutate({ timeZone });
    accountZone = timeZone;
    return true;
  } catch (error) {
    if (!wasAnswered(error)) lastTried = "";
    return false;
  }
}
