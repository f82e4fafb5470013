const PATTERN_MS = [200, 120, 200];

/** Desktop browsers have the function without the motor; a touch screen tells a phone. */
export const canVibrate = () =>
  "vibrate" in navigator && matchMedia("(any-pointer: coarse)").matches;

/** Vibrates twice. Does nothing in a page that was not touched, where browsers refuse it. */
export function vibrate(): void {
  if (canVibrate() && navigator.userActivation?.hasBeenActive !== false) {
    navigator.vibrate(PATTERN_MS);
  }
}
