import { PGlite } from "@electric-sql/pglite";

/**
 * Creates an empty database in the folder of the first argument and exits. Runs in a process of its
 * own, because creating one takes 150 MB of memory that Node would not give back. Writes
 * PostgreSQL's lines to standard error, and sends the error that PGlite throws to the parent.
 */
const [folder] = process.argv.slice(2);

process.once("disconnect", () => process.exit(1));
try {
  const client = await PGlite.create({
    dataDir: folder,
    onStderr: (line) => {
      process.stderr.write(`${line}\n`);
      return false;
    },
  });
  await client.close();
  process.exit(0);
} catch (error) {
  const { code, errno, message } = /** @type {NodeJS.ErrnoException} */ (error);
  process.send?.({ code, errno, message }, () => process.exit(1));
}
