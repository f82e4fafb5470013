import { sql } from "drizzle-orm";
import { databaseNow } from "@/db/clock";
import { SIGNED_IN_SECONDS } from "./cookie";

/** When a device that is used now is signed out, unless it is used again. */
export const signedInUntil = sql`${databaseNow} + make_interval(secs => ${SIGNED_IN_SECONDS})`;
