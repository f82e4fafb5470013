import type { Database } from "@/db/client";
import { runtime } from "./process/runtime.mjs";

/** The process's database. Throws before startup ends and after shutdown begins. */
export function database(): Database {
  if (!runtime.database)
    throw new Error("The database is not open. Start the app with `npm start`.");
  return runtime.database;
}
