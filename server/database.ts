import type { Database } from "@/db/client";
import { runtime } from "./process/runtime.mjs";

/** The process's database. Throws when it is not open: before start-up ends or after shut-down. */
export function database(): Database {
  if (!runtime.database) throw new Error("the database is not open: start the app by `npm start`");
  return runtime.database;
}
