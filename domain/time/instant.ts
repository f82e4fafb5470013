/** A time: a `Date` on the server, epoch ms in the browser. */
export type Instant = Date | number;

/** `T` with its ISO instants `Keys` as epoch ms. */
export type WithInstants<T, Keys extends keyof T> = Omit<T, Keys> & {
  [Key in Keys]: T[Key] extends string ? number : number | null;
};

/** Epoch ms of an ISO instant from the API; null stays null. */
export function parseInstant<Iso extends string | null>(
  iso: Iso,
): Iso extends string ? number : null;
export function parseInstant(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}
