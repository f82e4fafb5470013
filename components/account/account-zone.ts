import { wasAnswered } from "../trpc/failure";
import type { useTRPCClient } from "../trpc/provider";

let accountZone: string | null = null;
let tried = "";

/** Says which zone the account has; before that, nothing is known and nothing is put right. */
export function setAccountZone(timeZone: string): void {
  accountZone = timeZone;
}

/**
 * Moves the account to the zone that the device is in by now, which may have changed under an open
 * tab. Answers whether it was moved; a zone that the server refuses is not tried twice.
 */
export async function moveAccountZone(client: ReturnType<typeof useTRPCClient>): Promise<boolean> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const isSettled = !timeZone || timeZone === accountZone || timeZone === tried;
  if (accountZone === null || isSettled) return false;
  tried = timeZone;
  try {
    await client.account.update.mutate({ timeZone });
    accountZone = timeZone;
    return true;
  } catch (error) {
    if (!wasAnswered(error)) tried = "";
    return false;
  }
}
