import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// In a zone with an odd offset (+05:45), code that forgets the zone fails. The workers inherit it
// from here before they create their first Date.
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
    // Files share a process and its modules: importing the app and compiling the embedded database
    // for each file costs a third of the run.
    isolate: false,
    env: { NEXTAUTH_SECRET: "the secret of the tests" },
    setupFiles: ["server/testing/restore-globals.ts"],
    // Far longer than any test needs, so that a slow machine does not fail.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});

/**
 * Tests where PostgreSQL can differ from the embedded database: locks, races, the bus, constraints,
 * prepared statements and the types of values read.
 */
const DATABASE_SPECIFIC = [
  "db/{,backup/,postgres/,replica/}*.test.ts",
  "server/account/{delete-account,delete-races,export,remove-history,succession}.test.ts",
  "server/auth/{auth,device-code,guessing,sign-in-races}.test.ts",
  "server/coaching/{query-count,figures}.test.ts",
  "server/http/readiness.test.ts",
  "server/focus-session/{starting,history,model,races}.test.ts",
  "server/focus-session/group-session/*.test.ts",
  "server/jobs/*.test.ts",
  "server/live/**/*.test.ts",
  "server/note/*.test.ts",
  "server/process/check-database.test.ts",
  "server/room/{room,invite-races,lasting-invite,quotas,coaching-room,views-agree}.test.ts",
  "server/log.test.ts",
  "server/observability/metrics.test.ts",
  "server/stats/dashboard/*.test.ts",
  "server/stats/packed-months/*.test.ts",
  "server/trpc/authorization-matrix.test.ts",
];

const projects = [
  project("domain", ["domain/**/*.test.ts"]),
  project("db", ["db/**/*.test.ts"]),
  project("server", ["server/**/*.test.ts"]),
  project("components", ["{components,app,messages}/**/*.test.ts"]),
  project("tools", ["{tools,demo}/**/*.test.ts"]),
];

export default defineConfig({
  resolve,
  test: {
    globalSetup: ["server/testing/template.ts"],
    // Vitest leaves one processor free by default, which on two means one worker.
    maxWorkers: availableParallelism(),
    projects: process.env.TEST_DATABASE_URL ? [project("postgres", DATABASE_SPECIFIC)] : projects,
  },
});
