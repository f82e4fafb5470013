import { type APIResponse, type BrowserContext, expect, type Page } from "@playwright/test";
import { TIME_ZONE_COOKIE } from "../../components/shell/cookies";
import type { Person } from "../fixtures/person";

/** Every request gets a new connection, because the server may be closing an idle one. */
const OWN_CONNECTION = { connection: "close" };

/** Gets an address with the cookies of this browser. */
export const get = (
  { request }: BrowserContext,
  address: string,
  params?: Record<string, string>,
) => request.get(address, { params, headers: OWN_CONNECTION });

/** Posts a form or JSON data with the cookies of this browser and the Origin header of a page. */
const post = (
  { request }: BrowserContext,
  address: string,
  origin: string,
  body: { data: object } | { form: Record<string, string> },
) => request.post(address, { headers: { ...OWN_CONNECTION, origin }, ...body });

/** Calls a query as this browser's user. */
export async function query<Answer>(
  page: Page,
  procedure: string,
  input?: object,
): Promise<Answer> {
  const params = input && { input: JSON.stringify(input) };
  return readData(await get(page.context(), `/api/trpc/${procedure}`, params));
}

/** Calls a mutation as this browser's user. */
export async function mutate<Answer>(
  page: Page,
  procedure: string,
  input: object,
): Promise<Answer> {
  const origin = await findOrigin(page);
  return readData(await post(page.context(), `/api/trpc/${procedure}`, origin, { data: input }));
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
  const session = await get(page.context(), "/api/auth/session");
  if ((await session.json()).user) {
    if (name) await mutate(page, "account.update", { name });
    return;
  }
  await signInAsGuest(page, name, invite);
}

/** Signs in as a guest and sets the time zone cookie, as the first page does. */
async function signInAsGuest(page: Page, name: string, invite?: string): Promise<void> {
  const context = page.context();
  const csrf = await get(context, "/api/auth/csrf");
  const { csrfToken } = await csrf.json();
  const { origin } = new URL(csrf.url());
  const timeZone = await browserZone(page);
  const answer = await post(context, "/api/auth/callback/guest", origin, {
    form: { csrfToken, name, timeZone, json: "true", ...(invite && { invite }) },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  const zone = { name: TIME_ZONE_COOKIE, value: encodeURIComponent(timeZone) };
  await context.addCookies([{ ...zone, url: origin }]);
}

/** IANA zone of the browser. */
export const browserZone = (page: Page) =>
  page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);

async function findOrigin(page: Page): Promise<string> {
  const { protocol, origin } = new URL(page.url());
  if (protocol.startsWith("http")) return origin;
  const csrf = await get(page.context(), "/api/auth/csrf");
  return new URL(csrf.url()).origin;
}

async function readData<Answer>(response: APIResponse): Promise<Answer> {
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).result.data;
}
