/** `18:04` or `1:02:07`, in whole seconds rounded up: it shows 0:00 only at the end. */
export function formatTimeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Ms from `now` (epoch ms) to a session's planned end, at most its whole length. */
export function msLeft(session: { startedAt: number; plannedEnd: number }, now: number): number {
  const { startedAt, plannedEnd } = session;
  return plannedEnd - Math.max(now, startedAt);
}
