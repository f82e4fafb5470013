import type { Database } from "@/db/client";
import { readClock } from "@/db/clock";
import { violatedConstraint } from "@/db/pg-errors";
import { insertActivity, insertPerson } from "./factories";

const MINUTE = 60_000;

/** A person with an activity, and instants of the database clock to begin sessions at. */
export async function someone(database: Database) {
  const { id: userId } = await insertPerson(database.db);
  const { id: activityId } = await insertActivity(database.db, { userId });
  const now = await readClock(database.db);
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
  return { userId, activityId, now, ago };
}

/** "taken", or the constraint that refused, or the last words of the guard. */
export async function outcome(statement: Promise<unknown>): Promise<string> {
  try {
    await statement;
    return "taken";
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint) return constraint;
    const { cause } = error as { cause?: Error };
    if (!cause) throw error;
    return cause.message;
  }
}
