import { readFileSync } from "node:fs";
import { runtime } from "../process/runtime.mjs";

/** @typedef {{ page: string, regex: string }} Route */

/**
 * Reads the routes of the build. Returns none when there is no build, as in development.
 *
 * @param {string} folder of the build
 * @returns {Route[]}
 */
export function readRoutes(folder) {
  try {
    const manifest = JSON.parse(readFileSync(`${folder}/routes-manifest.json`, "utf8"));
    return [...manifest.staticRoutes, ...manifest.dynamicRoutes];
  } catch {
    return [];
  }
}

/**
 * Returns a function that describes a path for the log: without ids, slugs and tokens, and without
 * any other text that a client has chosen.
 *
 * @param {Route[]} routes
 * @returns {(path: string) => string}
 */
export function pathPatterns(routes) {
  const known = routes.map(({ page, regex }) => ({ page, regex: new RegExp(regex) }));
  return (path) => {
    if (/^\/(healthz|readyz|metrics|api\/live)$/.test(path)) return path;
    if (path.startsWith("/_next/")) return "/_next/[file]";
    const calls = /^\/api\/trpc\/([^/]+)$/.exec(path)?.[1];
    if (calls) return `/api/trpc/${describeCalls(calls)}`;
    return known.find(({ regex }) => regex.test(path))?.page ?? "[unknown]";
  };
}

/** @param {string} calls names of procedures, separated by commas */
const describeCalls = (calls) =>
  calls
    .split(/,|%2c/i, 10)
    .map((name) => (runtime.procedures.has(name) ? name : "[unknown]"))
    .join(",");
