import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import { violatedConstraint } from "@/db/pg-errors";
import { insertActivity, insertPerson } from "./factories";

const MINUTE = 60_000;

/** Creates a person with an activity, and a function for past times of the database clock. */
export async function createPerson(database: Database) {
  const { id: userId } = await insertPerson(database.db);
  const { id: activityId } = await insertActivity(database.db, { userId });
  const now = await readClock(database.db);
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
  return { userId, activityId, now, ago };
}

/** Returns "accepted", the name of the violated constraint, or the message of a trigger. */
export async function outcome(statement: Promise<unknown>): Promise<string> {
  try {
    await statement;
    return "accepted";
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint) return constraint;
    const { cause } = error as { cause?: Error };
    if (!cause) throw error;
    return cause.message;
  }
}
