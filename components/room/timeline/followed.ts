/** More are not kept, so that the list cannot grow without end. */
const MAX_FOLLOWED = 200;

/** The followed members that the browser stores under a key, the latest first; none where it cannot. */
export function readFollowed(key: string): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return new Set(Array.isArray(stored) ? stored.filter((id) => typeof id === "string") : []);
  } catch {
    return new Set();
  }
}

/** Follows a member, or ends that, and stores the result if the browser lets it. Returns the result. */
export function toggleFollowed(
  key: string,
  followed: ReadonlySet<string>,
  userId: string,
): ReadonlySet<string> {
  const others = [...followed].filter((id) => id !== userId);
  const ids = followed.has(userId) ? others : [userId, ...others];
  const kept = ids.slice(0, MAX_FOLLOWED);
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Without storage they are followed until the page is left.
  }
  return new Set(kept);
}
