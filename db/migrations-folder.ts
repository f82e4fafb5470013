import { join } from "node:path";

/** Where drizzle-kit writes the migrations; the app runs from the project's folder. */
export const MIGRATIONS_FOLDER = join(process.cwd(), "db/migrations");
