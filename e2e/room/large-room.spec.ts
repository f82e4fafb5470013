import { becomeGuest } from "../actions/api";
import { createInvite, createRoom, seatRow, timeline } from "../actions/room";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const NAMES = ["Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gita", "Hugo", "Ida", "Jonas", "Kim"];

test("finds and follows members in a room of more than twelve", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await createRoom(page, "Lecture hall", "Mara");
  const token = (await createInvite(page)).split("/").at(-1);
  const join = async (name: string) => {
    const person = await openBrowser(name);
    await becomeGuest(person.page, name, token);
    return person;
  };
  for (const name of NAMES) await join(name);
  const rows = timeline(page).getByRole("listitem");
  const search = page.getByRole("searchbox", { name: text("room.find.label") });
  const follow = (name: string, of = page) =>
    of.getByRole("button", { name: text("room.find.follow", { name }) });
  await expect(rows).toHaveCount(12);
  await expect(search).toHaveCount(0);
  await expect(follow("Ben")).toHaveCount(0);
  const zoe = await join("Zoë");
  await expect(rows).toHaveCount(13);

  await search.fill("zoe");
  await expect(rows).toHaveCount(1);
  await expect(seatRow(page, "Zoë")).toBeVisible();
  await expect(page.getByText(text("room.find.found", { count: 1 }))).toHaveRole("status");
  await search.fill("nobody");
  await expect(page.getByText(text("room.find.found", { count: 0 }))).toBeVisible();
  await search.press("Escape");
  await expect(search).toHaveValue("");
  await expect(rows).toHaveCount(13);
  await expect(rows.nth(1)).toContainText("Ada");

  await follow("Zoë").click();
  await expect(follow("Zoë")).toHaveAttribute("aria-pressed", "true");
  await expect(rows.first()).toContainText(text("room.you"));
  await expect(rows.nth(1)).toContainText("Zoë");
  await page.reload();
  await expect(rows.nth(1)).toContainText("Zoë");
  await zoe.page.goto(new URL(page.url()).pathname);
  await expect(follow("Ada", zoe.page)).toHaveAttribute("aria-pressed", "false");
  await follow("Zoë").click();
  await expect(follow("Zoë")).toHaveAttribute("aria-pressed", "false");
  await expect(rows.nth(12)).toContainText("Kim");
});
