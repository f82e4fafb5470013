const PAGES = [
  /^\/invite\/[\w-]+$/,
  /^\/rooms\/[\w-]+(?:\/(?:dashboard|coach(?:\/[\w-]+)?))?$/,
  /^\/dashboard(?:\/(?:history|week))?$/,
  /^\/account(?:\/coaches)?$/,
];
/** Plain parameter names with plain values. */
const QUERY = /^(?:[\w-]+=[\w.,:+%-]*)(?:&[\w-]+=[\w.,:+%-]*)*$/;

/**
 * Returns the path to open after signing in: the given one if it is one of the app's pages, else
 * home.
 */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== "string") return "/";
  const [path = "", ...queries] = wanted.split("?");
  const isPlain = queries.length === 0 || (queries.length === 1 && QUERY.test(queries[0] ?? ""));
  return isPlain && PAGES.some((page) => page.test(path)) ? wanted : "/";
}

/** A path with its search parameters; repeated ones are left out. */
export function withSearch(
  path: string,
  search: Readonly<Record<string, string | string[] | undefined>>,
): string {
  const single = Object.entries(search).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  return single.length === 0 ? path : `${path}?${new URLSearchParams(single)}`;
}

/** The sign-in page, which returns to `back` afterwards. */
export const signInPath = (back: string) => `/sign-in?next=${encodeURIComponent(back)}`;
