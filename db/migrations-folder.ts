import { join } from "node:path";

/** The folder drizzle-kit writes to; the app runs from the project's root. */
export const MIGRATIONS_FOLDER = join(process.cwd(), "db/migrations");
