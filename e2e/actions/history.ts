import { expect } from "@playwright/test";
import type { FocusSession } from "../../domain/api/focus-session";
import type { Person } from "../fixtures/person";
import { OWN_CONNECTION } from "./api";

/** All sessions of a person on the server, newest first. */
export async function listSessions({ context }: Person): Promise<FocusSession[]> {
  const input = JSON.stringify({ from: "2000-01-01", to: "2100-01-01" });
  const answer = await context.request.get("/api/trpc/focusSession.list", {
    params: { input },
    headers: OWN_CONNECTION,
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).result.data.items;
}

/** The session started last; throws when there is none. */
export async function findLastSession(person: Person): Promise<FocusSession> {
  const [last] = await listSessions(person);
  if (!last) throw new Error(`${person.name} has no session`);
  return last;
}
