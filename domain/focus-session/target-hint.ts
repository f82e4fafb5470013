const VAGUE = new Set(
  (
    "stuff things work study studying reading misc various todo tasks something anything " +
    "homework project continue catch up busy the a my some more on of do get go"
  ).split(" "),
);

/**
 * True for a target that is too vague to tell when it is done ("stuff", "more work"). Only used for
 * a hint (PRODUCT.md, rule 3). A number or any word outside the list makes a target concrete. An
 * empty target is not vague.
 */
export function isVagueTarget(target: string): boolean {
  const words = target.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => VAGUE.has(word));
}
