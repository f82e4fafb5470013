const VAGUE = new Set(
  (
    "stuff things work study studying reading misc various todo tasks something anything " +
    "homework project continue catch up busy the a my some more on of do get go"
  ).split(" "),
);

/**
 * Whether a target says too little to know when it is done ("stuff", "more work"). Only ever a
 * hint, never a block (PRODUCT.md, rule 3). A number or a word outside the short list makes a
 * target concrete; an empty one is no target, hence not vague.
 */
export function isVagueTarget(target: string): boolean {
  const words = target.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => VAGUE.has(word));
}
