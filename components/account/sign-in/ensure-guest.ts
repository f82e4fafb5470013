import { live } from "../../live/live";
import type { useTRPCClient } from "../../trpc/provider";
import { isSomeoneSignedIn, signInAsGuest } from "./sign-in";

let making: Promise<boolean> | null = null;

/**
 * Makes a guest on the first act of somebody without an account; however often it is called, in
 * however many tabs, one. A page may not know that another tab was quicker (it slept, or came back
 * from the browser's cache), so the server is asked first: a second guest would take the place of
 * the first, whose sessions nobody could reach again. The other tabs of the browser follow.
 *
 * @param name may be empty: a guest need not say who they are.
 * @param invite token of the link they come by: then the guest is made together with their seat, and
 *   not at all when the link is refused.
 * @returns whether one was made; false when somebody was signed in already.
 */
export function ensureGuest(name = "", invite?: string): Promise<boolean> {
  making ??= oneTabAtATime(() => makeGuest(name, invite)).finally(() => {
    making = null;
  });
  return making;
}

/** As `ensureGuest`; a guest who is there already takes the name that was given here. */
export async function ensureNamedGuest(
  client: ReturnType<typeof useTRPCClient>,
  name: string,
  invite?: string,
): Promise<void> {
  if ((await ensureGuest(name, invite)) || !name.trim()) return;
  const { isGuest } = await client.account.me.query();
  if (isGuest) await client.account.update.mutate({ name: name.trim() });
}

async function makeGuest(name: string, invite?: string): Promise<boolean> {
  if (await isSomeoneSignedIn()) return false;
  await signInAsGuest(name, invite);
  live().accountChanged({ reload: false });
  return true;
}

function oneTabAtATime<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  const locks = navigator.locks as LockManager | undefined;
  return locks ? locks.request("stint-guest", act) : act();
}
