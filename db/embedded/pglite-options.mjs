import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";

const SETTINGS = ["shared_buffers=32MB", "min_wal_size=32MB", "max_wal_size=64MB"];

/** Memory for pages, and disk for the log: PostgreSQL's defaults are for a server of its own. */
export const PGLITE_OPTIONS = {
  startParams: [...PGlite.defaultStartParams, ...SETTINGS.flatMap((set) => ["-c", set])],
  extensions: { btree_gist },
};
