import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { cruise, type IModule } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { beforeAll, expect, test } from "vitest";
import messages from "@/messages/en.json";
import { LAYOUT_TEXTS, PAGE_TEXTS, pickTexts } from "./client-texts";

const { options } = createRequire(import.meta.url)("../.dependency-cruiser.cjs");

interface Source {
  imports: string[];
  namespaces: string[];
  isClient: boolean;
}

const sources = new Map<string, Source>();

beforeAll(async () => {
  const { output } = await cruise(
    ["app", "components"],
    // Server code reads no texts in the browser.
    { ...options, exclude: { path: "^(server|db|node_modules)/|\\.test\\.tsx?$" } },
    {},
    {
      tsConfig: extractTSConfig("tsconfig.json"),
    },
  );
  if (typeof output === "string") throw new Error("dependency-cruiser returned no result");
  for (const module of output.modules) {
    if (/^(app|components|domain)\/.*\.tsx?$/.test(module.source)) {
      sources.set(module.source, readSource(module));
    }
  }
}, 60_000);

function readSource({ source, dependencies }: IModule): Source {
  const code = readFileSync(source, "utf8");
  const namespaces = [...code.matchAll(/\buseTranslations\("([\w.]+)"\)/g)].map(([, n = ""]) => n);
  if (code.split("useTranslations(").length - 1 !== namespaces.length) {
    throw new Error(`${source} calls useTranslations without a literal namespace`);
  }
  return {
    imports: dependencies
      .filter(({ dependencyTypes }) => !dependencyTypes.includes("type-only"))
      .map(({ resolved }) => resolved),
    namespaces,
    isClient: /^(\/\*[\s\S]*?\*\/\s*|\/\/.*\s*)*"use client";/.test(code),
  };
}

/** The namespaces read in the browser by what a file imports. */
function readInBrowser(entries: string[]): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string, isWithinClient: boolean) => {
    const source = sources.get(path);
    const isClient = isWithinClient || (source?.isClient ?? false);
    const visited = `${path} ${isClient}`;
    if (!source || seen.has(visited)) return;
    seen.add(visited);
    if (isClient) for (const namespace of source.namespaces) found.add(namespace);
    for (const next of source.imports) visit(next, isClient);
  };
  for (const entry of entries) visit(entry, false);
  return [...found];
}

const isWithin = (namespace: string, given: readonly string[]) =>
  given.some((other) => namespace === other || namespace.startsWith(`${other}.`));

/** Drops namespaces that are within another one or within `covered`, and sorts the others. */
const removeNested = (namespaces: string[], covered: readonly string[]) =>
  namespaces
    .filter(
      (namespace) =>
        !isWithin(namespace, covered) &&
        !isWithin(
          namespace,
          namespaces.filter((other) => other !== namespace),
        ),
    )
    .sort();

const listLayoutTexts = () => {
  const files = [...sources.keys()].filter((path) =>
    /^app\/.*(?<!global-)\b(layout|error|not-found)\.tsx$/.test(path),
  );
  return removeNested(readInBrowser(files), []);
};

test("finds the layout, the pages and what they import", () => {
  expect(sources.size).toBeGreaterThan(300);
  expect(readInBrowser(["app/page.tsx"])).toContain("timeline");
  expect(readInBrowser(["app/layout.tsx"])).not.toContain("timeline");
});

test("the layout gives the texts that client components around the pages read", () => {
  expect(LAYOUT_TEXTS).toEqual(listLayoutTexts());
});

test("a page gives the texts that its client components read, and no others", () => {
  const pages = [...sources.keys()].filter((path) => /^app\/(.*\/)?page\.tsx$/.test(path));
  const read = pages.map((path) => [
    join("/", dirname(path).slice("app".length)),
    removeNested(readInBrowser([path]), LAYOUT_TEXTS),
  ]);
  expect(PAGE_TEXTS).toEqual(Object.fromEntries(read));
});

test("every page is exported through withTexts with its own folder", () => {
  for (const path of sources.keys()) {
    if (!/^app\/(.*\/)?page\.tsx$/.test(path)) continue;
    const folder = join("/", dirname(path).slice("app".length));
    const code = readFileSync(path, "utf8");
    expect(code, path).toContain(`export default withTexts("${folder}", `);
  }
});

test("picks the texts of namespaces within others", () => {
  const texts = { a: { b: { one: "1", two: "2" }, c: "3" }, d: { e: "4" }, f: "5" };
  expect(pickTexts(texts, ["a.b", "d"])).toEqual({
    a: { b: { one: "1", two: "2" } },
    d: { e: "4" },
  });
  expect(pickTexts(messages, ["error.page"])).toEqual({ error: { page: messages.error.page } });
});
