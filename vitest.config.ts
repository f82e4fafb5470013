import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// A zone with an odd offset (+05:45) and no daylight saving: code that forgets the zone fails.
// Set here because the workers inherit it before their first Date is made.
process.env.TZ = "Asia/Kathmandu";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const resolve = {
  alias: [
    { find: /^@\//, replacement: at("./") },
    // Outside Next the package only throws; its own empty half is what a server component gets.
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
    // Far beyond what any test needs: a slow machine is no reason to fail.
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
