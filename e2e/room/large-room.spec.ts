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

test("shows names at once and details after a rest when many members pass quickly", async ({
  openBrowser,
}) => {
  const { page } = await openBrowser("Mara");
  await createRoom(page, "Open campus", "Mara");
  const token = (await createInvite(page)).split("/").at(-1);
  const other = (await openBrowser("Guests")).page;
  for (let n = 101; n <= 170; n += 1) {
    await other.context().clearCookies();
    await becomeGuest(other, `Guest ${n}`, token);
  }
  const rows = timeline(page).locator("[aria-setsize='71']");
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeLessThan(60);
  const scroller = timeline(page).locator(".overflow-y-auto");
  const brief = await scroller.evaluate(async (element) => {
    element.scrollTop = element.scrollHeight;
    const observed = await new Promise<Element>((resolve) => {
      const watch = new MutationObserver(() => {
        const row = element.querySelector("[aria-posinset='71']");
        if (!row) return;
        watch.disconnect();
        resolve(row);
      });
      watch.observe(element, { childList: true, subtree: true });
    });
    return { text: observed.textContent, buttons: observed.querySelectorAll("button").length };
  });
  expect(brief).toEqual({ text: "Guest 170", buttons: 0 });
  await expect(scroller.locator("[data-brief]")).toHaveCount(0);
  const last = seatRow(page, "Guest 170");
  await expect(last).toContainText(text("room.seat.away"));
  await expect(
    last.getByRole("button", { name: text("room.find.follow", { name: "Guest 170" }) }),
  ).toBeVisible();
  const [tops, height] = await Promise.all([
    rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().top)),
    rows.first().evaluate((row) => row.getBoundingClientRect().height),
  ]);
  for (const [index, top] of tops.slice(1).entries()) {
    expect(top - (tops[index] ?? 0), "distance of rows").toBeCloseTo(height, 0);
  }
});
