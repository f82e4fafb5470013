import type { FocusSession } from "@/domain/api/wire";

/** What a rest was a rest from: the last session of the list before it that was not one itself. */
export function workBefore(
  { activity, startedAt }: FocusSession,
  listed: readonly FocusSession[],
): FocusSession | undefined {
  if (!activity.isRest) return undefined;
  const earlier = listed.filter((one) => !one.activity.isRest && one.startedAt < startedAt);
  return earlier.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))[0];
}
