import { join } from "node:path";

/** The folder drizzle-kit writes to; the app and its commands run from the project's root. */
export const MIGRATIONS_FOLDER = join(process.cwd(), "db/migrations");
