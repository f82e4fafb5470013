import { createDatabase, dropDatabase } from "../../server/testing/postgres-server";
import { breakSession } from "../actions/end-early";
import { availableRow, openRoomStartForm, seatRow, shareRoom } from "../actions/room";
import { expectCompleted, startSession } from "../actions/session";
import { App } from "../fixtures/app";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const url = process.env.TEST_DATABASE_URL;

/** Creates a temporary database on the server of TEST_DATABASE_URL. */
async function withDatabase(use: (databaseUrl: string) => Promise<void>): Promise<void> {
  const name = `stint_e2e_${process.pid}`;
  const databaseUrl = await createDatabase(url ?? "", name);
  try {
    await use(databaseUrl);
  } finally {
    await dropDatabase(url ?? "", name);
  }
}

if (url) {
  test("shows changes live across two processes on one PostgreSQL", async ({ openBrowser }) => {
    await withDatabase(async (DATABASE_URL) => {
      const env = { DATABASE_URL, NEXTAUTH_SECRET: "the same for both processes" };
      const one = await App.open(env);
      const other = await App.open(env);
      const mara = await openBrowser("Mara", { url: one.url });
      const ben = await openBrowser("Ben", { url: other.url });
      await shareRoom(mara, ben, "Organic Chemistry II");
      await expect(availableRow(mara.page, "Ben")).toBeVisible();

      await openRoomStartForm(mara.page);
      await startSession(mara.page, { activity: "Study", minutes: 25, target: "chapter 4" });
      await expect(seatRow(ben.page, "Mara")).toContainText("chapter 4");
      await breakSession(mara.page);
      await expect(ben.page.getByText(text("room.focusing", { count: 0 }))).toBeVisible();

      await openRoomStartForm(ben.page);
      await startSession(ben.page, { activity: "Work", minutes: 15 });
      await one.advance({ minutes: 15 });
      await expectCompleted(ben.page, 15);
      for (const { context } of [mara, ben]) await context.close();
      for (const app of [one, other]) {
        expect(await app.stop("SIGTERM")).toBe(0);
        await app.close();
      }
    });
  });
}
