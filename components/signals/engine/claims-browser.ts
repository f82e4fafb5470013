import { randomId } from "../../live/stream/random-id";
import { readyAudio } from "../audio-context";
import { readSettings } from "../settings-store";
import type { ClaimMessage, ClaimsBrowser } from "./claims";

/** Change it together with the messages: tabs with an older build of the app then do not take part. */
const NAME = "stint-signals-1";
const RECORDED = 30;

/**
 * The real browser. Web Locks are missing at an http address other than localhost; there the order
 * of the bids alone decides. Where the storage and the channel are blocked, tabs cannot agree, and
 * each one signals that can play.
 */
export function realClaimsBrowser(wait: (ms: number) => Promise<void>): ClaimsBrowser & {
  close(): void;
} {
  const channel = openChannel();
  const locks = navigator.locks as LockManager | undefined;
  return {
    tab: randomId(),
    post: (message) => channel?.postMessage(message),
    listen: (onMessage) =>
      channel?.addEventListener("message", ({ data }: MessageEvent<ClaimMessage>) =>
        onMessage(data),
      ),
    wait,
    readState: async () => ({
      canPlay: readSettings().sound !== "off" && (await readyAudio()) !== null,
      isVisible: document.visibilityState === "visible",
    }),
    record: async (key) => {
      const record = () => recordOnce(key);
      return locks ? locks.request(NAME, record).catch(record) : record();
    },
    close: () => channel?.close(),
  };
}

/** Null where it is missing or blocked together with the storage. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(NAME);
  } catch {
    return null;
  }
}

/** Adds the key to the browser's record. False if it is there already. */
function recordOnce(key: string): boolean {
  try {
    const keys = (localStorage.getItem(NAME) ?? "").split("\n").filter(Boolean);
    if (keys.includes(key)) return false;
    localStorage.setItem(NAME, [...keys.slice(1 - RECORDED), key].join("\n"));
  } catch {
    // Blocked: the other tabs learn it by message.
  }
  return true;
}
