/** Settings the server needs for the first paint; not secret, and readable by scripts. */
export const THEME_COOKIE = "stint-theme";
export const TIME_ZONE_COOKIE = "stint-time-zone";

/** Holds a `LeftHow`: how the last account left this browser, for a message on the next page. */
export const LEFT_COOKIE = "stint-left";
export type LeftHow = "signedOut" | "deleted";

const YEAR_S = 60 * 60 * 24 * 365;

/** Sets a cookie for the whole site, by default for a year. */
export function writeCookie(name: string, value: string, maxAgeS = YEAR_S): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing at http addresses
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${maxAgeS}; samesite=lax`;
}
