/**
 * `npm run layers`: checks imports by the rules in .dependency-cruiser.cjs, and that the subjects
 * of components/ import each other in one direction. Also fails when it inspected fewer files than
 * there are (with an unsupported TypeScript, dependency-cruiser inspects none and passes), or when
 * a rule misses one of the forbidden samples.
 */
import { readdirSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { MUST_FAIL, MUST_PASS } from "./layer-samples.mjs";

const rules = createRequire(import.meta.url)("../.dependency-cruiser.cjs");
const FOLDERS = ["app", "bench", "components", "db", "demo", "domain", "e2e", "server", "tools"];
const SOURCE = /\.(ts|tsx|mjs|cjs)$/;

/** @param {string} baseDir @param {string[]} folders */
async function inspect(baseDir, folders) {
  const before = process.cwd();
  process.chdir(baseDir);
  try {
    const { output } = await cruise(
      folders,
      { ruleSet: rules, validate: true, ...rules.options },
      {},
      { tsConfig: extractTSConfig("tsconfig.json") },
    );
    if (typeof output === "string") throw new Error("dependency-cruiser returned no result");
    return output;
  } finally {
    process.chdir(before);
  }
}

async function testRules() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "stint-layers-")));
  try {
    const tsconfig = { compilerOptions: { paths: { "@/*": ["./*"] } }, include: ["**/*.ts"] };
    const files = [
      ["tsconfig.json", JSON.stringify(tsconfig)],
      ["package.json", "{}"],
      ...MUST_FAIL,
      ...MUST_PASS,
    ];
    for (const [path = "", text = ""] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const { summary } = await inspect(folder, ["app", "components", "db", "domain", "server"]);
    const caught = (/** @type {string} */ path) =>
      summary.violations.filter((v) => v.from === path).map((v) => v.rule.name);
    return [
      ...MUST_FAIL.filter(([path = "", , rule = ""]) => !caught(path).includes(rule)).map(
        ([path, text, rule]) => `the rule ${rule} does not catch ${text} in ${path}`,
      ),
      ...MUST_PASS.filter(([path = ""]) => caught(path).some((rule) => rule !== "no-cycle")).map(
        ([path = "", text]) => `the rules ${caught(path)} forbid ${text} in ${path}`,
      ),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sourcesOnDisk() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => SOURCE.test(path))
      .map((path) => `${folder}/${path.replaceAll("\\", "/")}`),
  );
}

/** The folder directly below components/ that a file belongs to. */
const findSubject = (/** @type {string} */ path) => /^components\/([^/]+)\//.exec(path)?.[1];

/**
 * Chains of subjects that lead back to where they began, each named by one import per step.
 * @param {{ source: string, dependencies: { resolved: string }[] }[]} modules
 */
function subjectCycles(modules) {
  /** @type {Map<string, Map<string, string>>} */
  const graph = new Map();
  for (const { source, dependencies } of modules) {
    if (/\.test\.tsx?$|\/testing\//.test(source)) continue;
    const from = findSubject(source);
    for (const { resolved } of dependencies) {
      const to = findSubject(resolved);
      if (!from || !to || from === to) continue;
      const targets = graph.get(from) ?? new Map();
      graph.set(from, targets.set(to, `${source} → ${resolved}`));
    }
  }
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const cycles = [];
  /** @type {(subject: string, path: string[]) => void} */
  const visit = (subject, path) => {
    const start = path.indexOf(subject);
    if (start >= 0) {
      const steps = [...path.slice(start), subject];
      const imports = steps.slice(1).map((to, i) => graph.get(steps[i] ?? "")?.get(to));
      cycles.push(`subjects import each other: ${imports.join(", ")}`);
    }
    if (start >= 0 || done.has(subject)) return;
    for (const to of graph.get(subject)?.keys() ?? []) visit(to, [...path, subject]);
    done.add(subject);
  };
  for (const subject of graph.keys()) visit(subject, []);
  return cycles;
}

/** The comment of a rule, which says what is allowed. */
const explain = (/** @type {string} */ name) =>
  rules.forbidden.find((/** @type {{ name: string }} */ rule) => rule.name === name)?.comment;

const { modules, summary } = await inspect(process.cwd(), FOLDERS);
const imports = summary.totalDependenciesCruised ?? 0;
const seen = new Set(modules.filter((m) => m.followable !== false).map((m) => m.source));
const onDisk = sourcesOnDisk();
const problems = [
  ...summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to} (${explain(v.rule.name)})`),
  ...onDisk.filter((path) => !seen.has(path)).map((path) => `not inspected: ${path}`),
  ...subjectCycles(modules),
  ...(onDisk.length > 0 ? [] : ["no module was inspected"]),
  ...(imports > onDisk.length ? [] : ["fewer imports than files were found"]),
  ...(await testRules()),
];
for (const problem of problems) console.error(problem);
console.log(
  `${onDisk.length} modules, ${imports} imports, ` +
    `${MUST_FAIL.length} forbidden samples: ${problems.length} problems`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
