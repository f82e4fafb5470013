import { type APIResponse, expect, type Page } from "@playwright/test";
import { TIME_ZONE_COOKIE } from "../../components/shell/cookies";
import type { Person } from "../fixtures/person";

/** Headers of a request with a connection of its own: the server may be closing an idle one. */
export const OWN_CONNECTION = { connection: "close" };

/** Calls a query as this browser's user. */
export async function query<Answer>(
  page: Page,
  procedure: string,
  input?: object,
): Promise<Answer> {
  const params = new URLSearchParams(input && { input: JSON.stringify(input) });
  return readData(
    await page.context().request.get(`/api/trpc/${procedure}`, { params, headers: OWN_CONNECTION }),
  );
}

/** Calls a mutation as this browser's user. */
export async function mutate<Answer>(
  page: Page,
  procedure: string,
  input: object,
): Promise<Answer> {
  const headers = { ...OWN_CONNECTION, origin: await findOrigin(page) };
  return readData(
    await page.context().request.post(`/api/trpc/${procedure}`, {
      headers,
      data: input,
    }),
  );
}

export const queryAs = <Answer>({ page }: Person, procedure: string, input?: object) =>
  query<Answer>(page, procedure, input);

export const mutateAs = <Answer>({ page }: Person, procedure: string, input: object) =>
  mutate<Answer>(page, procedure, input);

/**
 * Signs the browser in as a guest, who joins a room at once when `invite` is given. Renames the
 * guest who is signed in already.
 */
export async function becomeGuest(page: Page, name = "", invite?: string): Promise<void> {
  const { request } = page.context();
  const session = await (
    await request.get("/api/auth/session", { headers: OWN_CONNECTION })
  ).json();
  if (session.user) {
    if (name) await mutate(page, "account.update", { name });
    return;
  }
  await signInAsGuest(page, name, invite);
}

/** Signs in as a guest and sets the time zone cookie, as the first page does. */
async function signInAsGuest(page: Page, name: string, invite?: string): Promise<void> {
  const { request } = page.context();
  const csrf = await request.get("/api/auth/csrf", { headers: OWN_CONNECTION });
  const { csrfToken } = await csrf.json();
  const { origin } = new URL(csrf.url());
  const timeZone = await browserZone(page);
  const answer = await request.post("/api/auth/callback/guest", {
    headers: { ...OWN_CONNECTION, origin },
    form: { csrfToken, name, timeZone, json: "true", ...(invite && { invite }) },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  const zone = { name: TIME_ZONE_COOKIE, value: encodeURIComponent(timeZone) };
  await page.context().addCookies([{ ...zone, url: origin }]);
}

/** IANA zone of the browser. */
export const browserZone = (page: Page) =>
  page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);

async function findOrigin(page: Page): Promise<string> {
  const { protocol, origin } = new URL(page.url());
  if (protocol.startsWith("http")) return origin;
  return new URL(
    (await page.context().request.get("/api/auth/csrf", { headers: OWN_CONNECTION })).url(),
  ).origin;
}

async function readData<Answer>(response: APIResponse): Promise<Answer> {
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).result.data;
}
