const PLACES = [
  /^\/invite\/[\w-]+$/,
  /^\/rooms\/[\w-]+(?:\/(?:dashboard|coach(?:\/[\w-]+)?))?$/,
  /^\/dashboard(?:\/(?:history|week))?$/,
  /^\/account(?:\/coaches)?$/,
];
/** What an address may say of a page: plain names with plain values. */
const SEARCH = /^(?:[\w-]+=[\w.,:+%-]*)(?:&[\w-]+=[\w.,:+%-]*)*$/;

/** Where to go after signing in: a page of this site behind a sign-in if one is named, else home. */
export function nextPath(wanted: unknown): string {
  if (typeof wanted !== "string") return "/";
  const [path = "", ...search] = wanted.split("?");
  const isPlain = search.length === 0 || (search.length === 1 && SEARCH.test(search[0] ?? ""));
  return isPlain && PLACES.some((place) => place.test(path)) ? wanted : "/";
}

/** The address of a page with what was asked of it; a name that stands there twice is left out. */
export function addressOf(
  path: string,
  search: Readonly<Record<string, string | string[] | undefined>>,
): string {
  const plain = Object.entries(search).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  return plain.length === 0 ? path : `${path}?${new URLSearchParams(plain)}`;
}

/** The sign-in page, from where one comes back to this path. */
export const signInPath = (back: string) => `/sign-in?next=${encodeURIComponent(back)}`;
