import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// A zone with an odd offset (+05:45) and no daylight saving: code that forgets the zone fails.
// Set here because the workers inherit it before their first Date is made.
process.env.TZ = "Asia/Kathmandu";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const resolve = {
  alias: [
    { find: /^@\//, replacement: at("./") },
    // The package throws outside Next; server components get this empty file instead.
    { find: /^server-only$/, replacement: at("./node_modules/server-only/empty.js") },
  ],
};

const project = (name: string, include: string[]) => ({
  resolve,
  test: {
    name,
    include,
    environment: "node" as const,
    pool: "forks" as const,
    // Far longer than any test needs, so that a slow machine does not fail.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig({
  resolve,
  test: {
    globalSetup: ["server/testing/template.ts"],
    projects: [
      project("domain", ["domain/**/*.test.ts"]),
      project("db", ["db/**/*.test.ts"]),
      project("server", ["server/**/*.test.ts"]),
      project("components", ["{components,app,messages}/**/*.test.ts"]),
      project("tools", ["{tools,demo}/**/*.test.ts"]),
    ],
  },
});
