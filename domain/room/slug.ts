/**
 * The readable part of a room's URL: lower-case words of a to z and digits joined by hyphens, at most
 * 40 characters. Accents are dropped; a name in another script gives "room".
 */
export function buildSlug(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join("-").slice(0, 40).replace(/-$/, "") || "room";
}
