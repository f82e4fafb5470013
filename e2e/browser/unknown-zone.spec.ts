import { open } from "../actions/open";
import { createRoomOnPage, seatRow } from "../actions/room";
import { expectCompleted, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";

for (const zone of ["Etc/Unknown", "Mars/Olympus"]) {
  test(`works on a device whose time zone is ${zone}`, async ({ app, openBrowser }) => {
    // Chromium calls every zone that it does not know Etc/Unknown.
    const mara = await openBrowser("Mara", { deviceZone: "Mars/Olympus" });
    if (zone !== "Etc/Unknown") {
      await mara.context.addInitScript((timeZone) => {
        const { resolvedOptions } = Intl.DateTimeFormat.prototype;
        Intl.DateTimeFormat.prototype.resolvedOptions = function () {
          return { ...resolvedOptions.call(this), timeZone };
        };
      }, zone);
    }
    await createRoomOnPage(mara.page, "Library", "Mara");
    await open(mara.page);
    const own = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(await mara.page.evaluate(own)).toBe(zone);
    await startSession(mara.page, { activity: "Study", minutes: 25, room: "Library" });
    // At noon in UTC, because neither the device nor the account has a zone.
    await expect(mara.page.getByText(/\b12:2\d\b/).first()).toBeVisible();
    await app.advance({ minutes: 25 });
    await expectCompleted(mara.page, 25);
    for (const path of ["/dashboard", "/dashboard/week", "/dashboard/history", "/account"]) {
      await open(mara.page, path);
    }
    await open(mara.page, "/rooms");
    await mara.page.getByRole("main").getByRole("link", { name: "Library" }).click();
    await expect(seatRow(mara.page, "You")).toBeVisible();
  });
}
