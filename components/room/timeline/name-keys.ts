import { buildNameKey } from "@/domain/room/name-key";

const keys = new Map<string, string>();

/** The key of a name, computed once: a room may have a thousand members, and changes often. */
export function findNameKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = buildNameKey(name);
  keys.set(name, key);
  return key;
}
