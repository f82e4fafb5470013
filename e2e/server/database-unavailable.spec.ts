import type { APIRequestContext } from "@playwright/test";
import texts from "../../messages/unavailable.json" with { type: "json" };
import { NetworkProxy } from "../../server/testing/network-proxy";
import { createDatabase, dropDatabase } from "../../server/testing/postgres-server";
import { open } from "../actions/open";
import { shareRoom } from "../actions/room";
import { targetField } from "../actions/session";
import { App } from "../fixtures/app";
import { SERVER_ERRORS } from "../fixtures/network-errors";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

/** An app whose database a test can make unavailable. */
interface Site {
  app: App;
  stopDatabase(): Promise<void>;
  restoreDatabase(): Promise<void>;
}

/** Opens an app of its own, because errors in the log of the shared one fail a test. */
async function embedded(use: (site: Site) => Promise<void>): Promise<void> {
  const app = await App.open();
  try {
    await use({
      app,
      stopDatabase: () => app.holdDatabase(),
      restoreDatabase: () => app.releaseDatabase(),
    });
  } finally {
    await app.close();
  }
}

/** Opens the app on the server of TEST_DATABASE_URL, through a proxy that can refuse connections. */
async function postgres(use: (site: Site) => Promise<void>): Promise<void> {
  const server = process.env.TEST_DATABASE_URL ?? "";
  const name = `stint_e2e_unavailable_${process.pid}`;
  const { hostname, port } = new URL(server);
  const proxy = await NetworkProxy.open(Number(port || 5432), hostname);
  const url = new URL(await createDatabase(server, name));
  url.port = String(proxy.ownPort);
  const app = await App.open({ DATABASE_URL: url.href });
  try {
    await use({
      app,
      stopDatabase: async () => proxy.refuse(),
      restoreDatabase: async () => proxy.reconnect(),
    });
  } finally {
    await app.close();
    proxy.close();
    await dropDatabase(server, name);
  }
}

const isPostgres = process.env.TEST_DATABASE_URL !== undefined;
const openSite = isPostgres ? postgres : embedded;

// One test, because each request waits for the limit of the database.
test(`while the ${isPostgres ? "postgres" : "embedded"} database is unavailable, pages say so and keep what was typed; afterwards they open`, async ({
  openBrowser,
}) => {
  await openSite(async ({ app, stopDatabase, restoreDatabase }) => {
    const mara = await openBrowser("Mara", { url: app.url });
    const ben = await openBrowser("Ben", { url: app.url });
    for (const person of [mara, ben]) person.allowErrors(SERVER_ERRORS);
    await shareRoom(mara, ben, "Organic Chemistry II");
    const slug = new URL(mara.page.url()).pathname.split("/")[2] ?? "";
    await open(mara.page);
    const target = await targetField(mara.page);
    await target.fill("chapter 4 problems");
    const before = app.output.length;

    await stopDatabase();
    const refused = mara.page.waitForResponse((response) => response.status() === 503);
    await mara.page
      .getByRole("navigation", { name: text("shell.nav") })
      .getByRole("link", { name: text("shell.rooms") })
      .click();
    const [answer, answers] = await Promise.all([
      ben.page.goto("/rooms"),
      requestPages(ben.context.request, listPages(slug)),
      refused,
    ]);

    expect(answer?.status()).toBe(503);
    const { title } = texts.database_unavailable;
    await expect(ben.page.getByRole("heading", { name: title })).toBeVisible();
    await expect(ben.page.getByRole("status")).toHaveText(texts.trying);
    await expect(ben.page.getByRole("link", { name: texts.again })).toBeVisible();
    await expect(target).toHaveValue("chapter 4 problems");
    expect(answers.map(({ path, status }) => [path, status])).toEqual(
      listPages(slug).map((path) => [path, 503]),
    );

    await restoreDatabase();
    for (const { page } of [mara, ben]) {
      await expect(page.getByRole("heading", { name: text("rooms.title") })).toBeVisible();
    }
    const printed = app.output.slice(before);
    expect(printed).toContain("database_unavailable");
    for (const body of [...answers.map(({ body }) => body), printed]) {
      expect(body).not.toMatch(/Mara|Organic Chemistry|chapter 4|\n\s+at |\\n\s+at /);
    }
  });
});

const requestPages = (request: APIRequestContext, paths: string[]) =>
  Promise.all(
    paths.map(async (path) => {
      const headers = { accept: "text/html", connection: "close" };
      const answer = await request.get(path, { headers });
      return { path, status: answer.status(), body: await answer.text() };
    }),
  );

/** Every kind of page: each reads the database, at least to find the viewer. */
const listPages = (slug: string) => [
  "/",
  "/rooms",
  `/rooms/${slug}`,
  `/rooms/${slug}/dashboard`,
  `/rooms/${slug}/coach`,
  "/dashboard",
  "/dashboard/history",
  "/dashboard/week",
  "/account",
  "/account/coaches",
  "/sign-in",
  "/invite/unknown",
  "/no-such-page",
];
