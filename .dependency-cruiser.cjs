/** The layer table of docs/ARCHITECTURE.md as rules; `npm run layers` applies and tests them. */

const TEST = "\\.test\\.tsx?$";
const TEST_ONLY = [TEST, "(^|/)testing/", "^(e2e|tools|bench|demo)/"];
/** Starts the whole app for tests, like server.mjs, and is therefore above the layers. */
const TEST_ENTRY = "^server/testing/serve\\.mjs$";
/** Folders of server/ that every subject may use. All other folders of server/ are subjects. */
const SHARED_SERVER = "^server/(auth|http|live|observability|process|testing|trpc)/";

/** Where sessions and seats from the API enter the browser. */
const PARSES_INSTANTS = "^components/(live/(session|seat|stream/frames)|trpc/failure)\\.ts$";

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** Files of a folder may import the project's other folders only as listed. */
const layer = (folder, allowed) =>
  forbid(
    `${folder}-reaches-only`,
    `${folder}/ may import only ${[folder, ...allowed].join(", ")}`,
    { path: `^${folder}/`, pathNot: [TEST, TEST_ENTRY] },
    { pathNot: [folder, ...allowed].map((name) => `^${name}/`), dependencyTypes: ["local"] },
  );

module.exports = {
  forbidden: [
    layer("domain", []),
    layer("db", ["domain"]),
    layer("server", ["db", "domain"]),
    layer("components", ["domain", "server", "messages"]),
    layer("app", ["components", "domain", "server", "messages"]),
    forbid(
      "domain-is-pure",
      "domain/ uses no package but zod, the Temporal polyfill and unicode-confusables, and nothing of Node",
      { path: "^domain/", pathNot: TEST },
      {
        dependencyTypesNot: ["local"],
        pathNot: "^node_modules/(zod|temporal-polyfill|unicode-confusables)/",
      },
    ),
    forbid(
      "confusables-stay-on-the-server",
      "the table of confusable letters is too large for a page",
      { path: "^(components|app)/" },
      { path: "^domain/room/impersonation" },
    ),
    forbid(
      "components-know-server-by-type",
      "components/ run in the browser: they may import only types from server/",
      { path: "^components/" },
      { path: "^server/", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "instants-are-parsed",
      "sessions and seats have ISO instants in domain/api/; components/live/ has the parsed types",
      { path: "^components/", pathNot: [...TEST_ONLY, PARSES_INSTANTS] },
      { path: "^domain/api/(focus-session|room-state)\\.ts$" },
    ),
    forbid(
      "components-without-node",
      "components/ run in the browser",
      { path: "^components/", pathNot: TEST },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "ui-stands-alone",
      "components/ui/ must not import subjects of the product",
      { path: "^components/ui/", pathNot: TEST },
      // The server needs a person's hue too, for people whose ids it keeps back.
      {
        path: "^(components|domain|server)/",
        pathNot: "^(components/ui/|domain/account/person-hue[.]ts$)",
      },
    ),
    forbid(
      "subject-to-subject",
      "a subject of server/ may import only another subject's queries",
      { path: "^server/([^/]+)/", pathNot: [TEST, SHARED_SERVER] },
      {
        path: "^server/[^/]+/",
        pathNot: ["^server/$1/", SHARED_SERVER, "queries\\.ts$"],
      },
    ),
    forbid(
      "testing-is-for-tests",
      "the app must not import test helpers",
      { pathNot: [...TEST_ONLY, "^[^/]+$"] },
      { path: TEST_ONLY },
    ),
    forbid(
      "no-dev-package-in-the-app",
      "the app must run after `npm ci --omit=dev`",
      { path: "^(app|components|db|domain|server)/", pathNot: TEST_ONLY },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    forbid("no-cycle", "modules must not import each other in a cycle", {}, { circular: true }),
    forbid("resolvable", "an import must lead to a file", {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data|reports)/" },
    tsConfig: { fileName: "tsconfig.json" },
    // Type imports count as imports of a layer.
    tsPreCompilationDeps: "specify",
    detectJSDocImports: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
