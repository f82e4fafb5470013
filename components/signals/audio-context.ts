import { readSettings } from "./settings-store";

const RESUME_WITHIN_MS = 300;

let context: AudioContext | null = null;

/**
 * Lets this page play a sound later, also while it is hidden. Call it in the handler of a click or a
 * key: browsers refuse a sound to a page that was not used.
 */
export function unlockAudio(): void {
  if (readSettings().sound === "off") return;
  try {
    context ??= new AudioContext();
    void context.resume().catch(() => undefined);
  } catch {
    // No audio on this device.
  }
}

/** The context if it can play now, otherwise null. Creates none that the browser would refuse. */
export async function readyAudio(): Promise<AudioContext | null> {
  if (!context && navigator.userActivation?.hasBeenActive) unlockAudio();
  if (!context) return null;
  if (context.state === "running") return context;
  const late = new Promise((resolve) => setTimeout(resolve, RESUME_WITHIN_MS));
  await Promise.race([context.resume().catch(() => undefined), late]);
  // The cast: the state has changed meanwhile.
  return (context.state as AudioContextState) === "running" ? context : null;
}

/** Stops using the device's audio until the next sound. */
export function suspendAudio(): void {
  void context?.suspend().catch(() => undefined);
}
