import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import messages from "@/messages/en.json";

/** All code that may read texts, including rules whose values are parts of keys. */
const sources = ["app", "components", "domain", "server"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => readFileSync(path, "utf8"));

type Texts = { [key: string]: string | Texts };

const listPaths = (texts: Texts, within = ""): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [within + key] : listPaths(text, `${within}${key}.`),
  );

const findLiterals = (source: string) =>
  [...source.matchAll(/"([\w.]+)"|\b(\w+):/g)].map(([, text, key]) => text ?? key ?? "");

/** `kept.${x}` becomes a pattern that matches every key with this prefix. */
const buildPatterns = (source: string) =>
  [...source.matchAll(/`([\w.]*(?:\$\{[^`{}]*\}[\w.]*)+)`/g)].map(
    ([, text = ""]) =>
      new RegExp(`^${text.replaceAll(".", "\\.").replace(/\$\{.*?\}/g, "[\\w.]+")}$`),
  );

const everyLiteral = new Set(sources.flatMap(findLiterals));

/** For each namespace a file uses, which keys it reads; `isOpen` if keys come from other files. */
const readers = sources.flatMap((source) => {
  const found = source.matchAll(
    /(?:const (\w+) = )?\(?(?:await )?(?:use|get)Translations\("([\w.]+)"\)/g,
  );
  const literals = new Set(findLiterals(source));
  const patterns = buildPatterns(source);
  return [...found].map(([, name, namespace = ""]) => {
    const isOpen =
      name !== undefined &&
      new RegExp(`\\b${name}(\\.\\w+)?\\(\\s*[^\\s"\`)]|[(,:{] *${name} *[,)}]`).test(source);
    const reads = (key: string) =>
      literals.has(key) ||
      patterns.some((pattern) => pattern.test(key)) ||
      (isOpen && everyLiteral.has(key));
    return { prefix: `${namespace}.`, reads };
  });
});

const isRead = (path: string) =>
  readers.some(({ prefix, reads }) => path.startsWith(prefix) && reads(path.slice(prefix.length)));

test("every text is used", () => {
  const unused = listPaths(messages as Texts).filter((path) => !isRead(path));
  expect(unused, "texts in messages/en.json that no code reads").toEqual([]);
});

test("an unused text would be found", () => {
  expect(["room.invites.nobodyReadsThis", "nowhere.title"].some(isRead)).toBe(false);
});
