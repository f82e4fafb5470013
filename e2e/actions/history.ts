import type { FocusSession } from "../../domain/api/focus-session";
import type { Person } from "../fixtures/person";
import { queryAs } from "./api";

/** All sessions of a person on the server, newest first. */
export async function listSessions(person: Person): Promise<FocusSession[]> {
  const all = { from: "2000-01-01", to: "2100-01-01" };
  const { items } = await queryAs<{ items: FocusSession[] }>(person, "focusSession.list", all);
  return items;
}

/** The session started last; throws when there is none. */
export async function findLastSession(person: Person): Promise<FocusSession> {
  const [last] = await listSessions(person);
  if (!last) throw new Error(`${person.name} has no session`);
  return last;
}
