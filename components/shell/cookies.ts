/** What the server must know to draw the first paint right; nothing secret, readable by scripts. */
export const THEME_COOKIE = "stint-theme";
export const TIME_ZONE_COOKIE = "stint-time-zone";

/** How the last account left this browser, for the page that follows: `LeftHow`. */
export const LEFT_COOKIE = "stint-left";
export type LeftHow = "signedOut" | "deleted";

const A_YEAR_S = 60 * 60 * 24 * 365;

/** Sets a preference cookie from the browser for the whole site, for a year unless told. */
export function writeCookie(name: string, value: string, maxAgeS = A_YEAR_S): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing at http addresses
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${maxAgeS}; samesite=lax`;
}
