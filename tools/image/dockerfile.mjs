/** @typedef {{ name: string, text: string }} Instruction */
/** @typedef {{ image: string, alias: string, steps: Instruction[] }} Stage */

/**
 * The stages of a Dockerfile. Reads comments, continued lines and nothing more unusual.
 *
 * @param {string} source
 * @returns {Stage[]}
 */
export function parseDockerfile(source) {
  const lines = source
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("\n")
    .replaceAll("\\\n", " ")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  /** @type {Stage[]} */
  const stages = [];
  for (const line of lines) {
    const [name = "", text = ""] = line.split(/\s+(.*)/);
    if (name === "FROM") {
      const [image = "", , alias = ""] = text.split(/\s+/);
      stages.push({ image, alias, steps: [] });
    } else stages.at(-1)?.steps.push({ name, text });
  }
  return stages;
}

/**
 * Whether a .dockerignore excludes a path. The last pattern that matches the path or one of its
 * folders decides.
 *
 * @param {string} source
 * @returns {(path: string) => boolean}
 */
export function parseDockerignore(source) {
  const rules = source
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => ({ excludes: !line.startsWith("!"), pattern: toRegExp(line.replace("!", "")) }));
  return (path) => rules.findLast(({ pattern }) => pattern.test(path))?.excludes ?? false;
}

/** @param {string} glob */
function toRegExp(glob) {
  const source = glob.replaceAll(/\*\*\/|\*|[.+?^${}()|[\]\\]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    return part === "*" ? "[^/]*" : `\\${part}`;
  });
  return new RegExp(`^${source}(?:/|$)`);
}
