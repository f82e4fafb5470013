/** Accents and invisible characters. */
const IGNORED = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** A key that is equal for names that differ only in case, accents, width and repeated spaces. */
export function buildNameKey(name: string): string {
  const letters = name.normalize("NFKC").toUpperCase().normalize("NFKD").replace(IGNORED, "");
  return letters.toLowerCase().replace(/\s+/g, " ").trim();
}
