import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";

/**
 * Opens the database in the folder of the first argument, with the memory settings of
 * db/embedded/embedded.ts.
 */
const [folder] = process.argv.slice(2);
const client = await PGlite.create({
  dataDir: folder,
  extensions: { btree_gist },
  startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=32MB"],
});
await client.query("select count(*) from focus_session");
