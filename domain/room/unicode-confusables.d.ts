/** The package names a file of types that it does not contain. */
declare module "unicode-confusables" {
  /** Replaces each character by the one it looks like (UTS #39). */
  export function rectifyConfusion(text: string): string;
}
