import { live } from "../../live/live";
import type { useTRPCClient } from "../../trpc/provider";
import { isSomeoneSignedIn, signInAsGuest } from "./sign-in";

let pending: Promise<boolean> | null = null;

/**
 * Creates a guest when a person without an account first does something, only once across calls and
 * tabs. Asks the server first: another tab may already have created a guest, and a second one would
 * replace it, and its sessions would be lost. Tells the other tabs about the new account.
 *
 * @param name may be empty.
 * @param invite token of an invite: the guest is created together with their membership, and not at
 *   all when the invite is refused.
 * @returns whether a guest was created; false when somebody was signed in already.
 */
export function ensureGuest(name = "", invite?: string): Promise<boolean> {
  pending ??= withTabLock(() => createGuest(name, invite)).finally(() => {
    pending = null;
  });
  return pending;
}

/** Like `ensureGuest`, but also gives an existing guest this name. */
export async function ensureNamedGuest(
  client: ReturnType<typeof useTRPCClient>,
  name: string,
  invite?: string,
): Promise<void> {
  if ((await ensureGuest(name, invite)) || !name.trim()) return;
  const { isGuest } = await client.account.me.query();
  if (isGuest) await client.account.update.mutate({ name: name.trim() });
}

async function createGuest(name: string, invite?: string): Promise<boolean> {
  if (await isSomeoneSignedIn()) return false;
  await signInAsGuest(name, invite);
  live().accountChanged({ reload: false });
  return true;
}

/** Without locks, at an insecure address or where they are blocked, only this tab is covered. */
async function withTabLock<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  const locks = navigator.locks as LockManager | undefined;
  let isHeld = false;
  const actOnce = () => {
    isHeld = true;
    return act();
  };
  try {
    return await (locks ? locks.request("stint-guest", actOnce) : actOnce());
  } catch (error) {
    if (isHeld) throw error;
    return act();
  }
}
