import texts from "../../messages/unavailable.json" with { type: "json" };
import { NetworkProxy } from "../../server/testing/network-proxy";
import { createDatabase, dropDatabase } from "../../server/testing/postgres-server";
import { becomeGuest } from "../actions/api";
import { open, waitUntilInteractive } from "../actions/open";
import { shareRoom } from "../actions/room";
import { App } from "../fixtures/app";
import { SERVER_ERRORS } from "../fixtures/network-errors";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

/** An app whose database a test can take away. */
interface Site {
  app: App;
  takeDatabaseAway(): Promise<void>;
  giveDatabaseBack(): Promise<void>;
}

/** An app of its own, because it logs errors meanwhile. */
async function embedded(use: (site: Site) => Promise<void>): Promise<void> {
  const app = await App.open();
  try {
    await use({
      app,
      takeDatabaseAway: () => app.holdDatabase(),
      giveDatabaseBack: () => app.releaseDatabase(),
    });
  } finally {
    await app.close();
  }
}

/** On the server of TEST_DATABASE_URL, behind a proxy that refuses connections. */
async function postgres(use: (site: Site) => Promise<void>): Promise<void> {
  const server = process.env.TEST_DATABASE_URL ?? "";
  const name = `stint_e2e_away_${process.pid}`;
  const { hostname, port } = new URL(server);
  const proxy = await NetworkProxy.open(Number(port || 5432), hostname);
  const url = new URL(await createDatabase(server, name));
  url.port = String(proxy.ownPort);
  const app = await App.open({ DATABASE_URL: url.href });
  try {
    await use({
      app,
      takeDatabaseAway: async () => proxy.refuse(),
      giveDatabaseBack: async () => proxy.reconnect(),
    });
  } finally {
    await app.close();
    proxy.close();
    await dropDatabase(server, name);
  }
}

const SITES = { embedded, ...(process.env.TEST_DATABASE_URL && { postgres }) };

for (const [engine, withSite] of Object.entries(SITES)) {
  test.describe(`while the ${engine} database is away`, () => {
    test("shows a page that says so, and opens by itself once it is back", async ({
      openBrowser,
    }) => {
      await withSite(async ({ app, takeDatabaseAway, giveDatabaseBack }) => {
        const mara = await openBrowser("Mara", { url: app.url });
        const { page } = mara;
        mara.allowErrors(SERVER_ERRORS);
        await becomeGuest(page);
        await open(page);
        await takeDatabaseAway();
        const answer = await page.goto("/rooms");
        expect(answer?.status()).toBe(503);
        const { title } = texts.database_unavailable;
        await expect(page.getByRole("heading", { name: title })).toBeVisible();
        await expect(page.getByRole("status")).toHaveText(texts.trying);
        await expect(page.getByRole("link", { name: texts.again })).toBeVisible();
        await giveDatabaseBack();
        await expect(page.getByRole("heading", { name: text("rooms.title") })).toBeVisible();
      });
    });

    test("keeps the open page and what was typed, and navigates once it is back", async ({
      openBrowser,
    }) => {
      await withSite(async ({ app, takeDatabaseAway, giveDatabaseBack }) => {
        const mara = await openBrowser("Mara", { url: app.url });
        const { page } = mara;
        mara.allowErrors(SERVER_ERRORS);
        await becomeGuest(page);
        await open(page);
        const target = page.getByRole("textbox", { name: text("home.target.label") });
        await target.fill("chapter 4 problems");
        await takeDatabaseAway();
        const refused = page.waitForResponse((response) => response.status() === 503);
        await page.getByRole("link", { name: text("shell.rooms") }).click();
        await refused;
        await expect(target).toHaveValue("chapter 4 problems");
        await giveDatabaseBack();
        await expect(page.getByRole("heading", { name: text("rooms.title") })).toBeVisible();
      });
    });

    test("answers every page with a typed 503, and prints nothing personal", async ({
      openBrowser,
    }) => {
      await withSite(async ({ app, takeDatabaseAway, giveDatabaseBack }) => {
        const mara = await openBrowser("Mara", { url: app.url });
        const ben = await openBrowser("Ben", { url: app.url });
        for (const person of [mara, ben]) person.allowErrors(SERVER_ERRORS);
        await shareRoom(mara, ben, "Organic Chemistry II");
        const slug = new URL(mara.page.url()).pathname.split("/")[2] ?? "";
        const before = app.output.length;
        await takeDatabaseAway();
        const pages = listPages(slug);
        const answers = await Promise.all(
          pages.map(async (path) => {
            const headers = { accept: "text/html", connection: "close" };
            const answer = await mara.context.request.get(path, { headers });
            return { path, status: answer.status(), body: await answer.text() };
          }),
        );
        await giveDatabaseBack();
        await waitUntilInteractive(mara.page);
        expect(answers.map(({ path, status }) => [path, status])).toEqual(
          pages.map((path) => [path, 503]),
        );
        const printed = app.output.slice(before);
        expect(printed).toContain("database_unavailable");
        for (const body of [...answers.map(({ body }) => body), printed]) {
          expect(body).not.toMatch(/Mara|Organic Chemistry|\n\s+at |\\n\s+at /);
        }
      });
    });
  });
}

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
