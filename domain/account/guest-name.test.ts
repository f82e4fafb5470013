import { expect, test } from "vitest";
import { guestInput } from "../api/account";
import { isNamed } from "./guest-name";

test("a guest is named once they have entered a name", () => {
  for (const name of [undefined, "", "  "]) {
    expect(isNamed(guestInput.parse({ name, timeZone: "UTC" }).name)).toBe(false);
  }
  expect(isNamed(guestInput.parse({ name: " Mara ", timeZone: "UTC" }).name)).toBe(true);
});
