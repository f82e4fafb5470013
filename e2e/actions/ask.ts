import { type APIResponse, expect } from "@playwright/test";
import type { Person } from "../fixtures/person";

/** What the server answers the person's browser to a question. */
export async function ask<Answer>(
  { context }: Person,
  procedure: string,
  input?: object,
): Promise<Answer> {
  const params = new URLSearchParams(input && { input: JSON.stringify(input) });
  return answerOf(await context.request.get(`/api/trpc/${procedure}`, { params }));
}

/** Has the server do what the screens have it do, for a story that is about what comes after. */
export async function tell<Answer>(
  { context, page }: Person,
  procedure: string,
  input: object,
): Promise<Answer> {
  const headers = { origin: new URL(page.url()).origin };
  return answerOf(await context.request.post(`/api/trpc/${procedure}`, { headers, data: input }));
}

async function answerOf<Answer>(response: APIResponse): Promise<Answer> {
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).result.data;
}
