/** Imports that must be caught: the file, the imported file and the rule. */
export const MUST_FAIL = [
  ["domain/a.ts", `import { x } from "@/db/x"; x();`, "domain-reaches-only"],
  ["domain/b.ts", `import { x } from "../db/x"; x();`, "domain-reaches-only"],
  ["domain/c.ts", `import { readFileSync } from "node:fs"; readFileSync("x");`, "domain-is-pure"],
  [
    "db/a.ts",
    `import type { X } from "../server/room/mutations"; export type A = X;`,
    "db-reaches-only",
  ],
  ["server/room/a.ts", `import { x } from "@/components/x"; x();`, "server-reaches-only"],
  ["server/room/b.ts", `import { x } from "../account/mutations"; x();`, "subject-to-subject"],
  [
    "server/room/c.ts",
    `import { x } from "@/server/account/mutations"; x();`,
    "subject-to-subject",
  ],
  ["server/brand-new/a.ts", `import { x } from "../account/mutations"; x();`, "subject-to-subject"],
  ["components/ui/a.ts", `import { x } from "../x"; x();`, "ui-stands-alone"],
  [
    "components/room/z.ts",
    `import { isImpersonation as x } from "@/domain/room/impersonation"; x("", []);`,
    "confusables-stay-on-the-server",
  ],
  ["server/room/d.ts", `import { x } from "../testing/x"; x();`, "testing-is-for-tests"],
  [
    "components/a.ts",
    `import { x } from "../server/room/mutations"; x();`,
    "components-know-server-by-type",
  ],
  ["components/b.ts", `export const b = async () => import("../db/x");`, "components-reaches-only"],
  [
    "components/c.ts",
    `import type { X } from "../app/page"; export type C = X;`,
    "components-reaches-only",
  ],
  [
    "components/d.ts",
    `import type { X } from "@/domain/api/focus-session"; export type D = X;`,
    "instants-are-parsed",
  ],
  ["app/a.ts", `import { x } from "../../app/../db/x"; x();`, "resolvable"],
  ["app/b.ts", `export * from "../db/x";`, "app-reaches-only"],
  ["server/e.ts", `import { f } from "./f"; export const e = () => f();`, "no-cycle"],
];

/** Imports that must pass, so that the rules forbid no more than they should. */
export const MUST_PASS = [
  ["domain/room/impersonation.ts", "export const isImpersonation = () => false;"],
  ["domain/x.ts", "export const x = () => 1;"],
  ["db/x.ts", `import { x as y } from "@/domain/x"; export const x = () => y();`],
  ["server/account/mutations.ts", `import { x as y } from "@/db/x"; export const x = () => y();`],
  ["server/account/queries.ts", `import { x as y } from "@/db/x"; export const x = () => y();`],
  [
    "server/room/mutations.ts",
    `import { x as y } from "../account/queries"; export type X = 1; export const x = () => y();`,
  ],
  ["server/testing/x.ts", `import { x as y } from "@/db/x"; export const x = () => y();`],
  ["server/f.ts", `import { e } from "./e"; export const f = () => e();`],
  ["domain/api/focus-session.ts", "export type X = 1;"],
  [
    "components/live/session.ts",
    `import type { X } from "@/domain/api/focus-session"; export type S = X;`,
  ],
  [
    "components/x.ts",
    `import type { X } from "../server/room/mutations"; export const x = (): X => 1;`,
  ],
  [
    "app/page.ts",
    `import { x as y } from "@/components/x"; export type X = 1; export const x = () => y();`,
  ],
];
