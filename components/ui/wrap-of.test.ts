import { createElement } from "react";
import { expect, it } from "vitest";
import { wrapOf } from "./wrap-of";

it.each(["Completed", "Merge into Organic Chemistry", "12,008 h 30", 14, null, undefined])(
  "keeps the words of %j whole",
  (shown) => {
    expect(wrapOf(shown)).toBe("wrap-break-word");
  },
);

it("breaks a name that is one long word, also beside an icon", () => {
  const name = "Donaudampfschifffahrt";
  expect(wrapOf(name)).toBe("wrap-anywhere");
  expect(wrapOf([createElement("svg", { key: "icon" }), `Merge into ${name}`])).toBe(
    "wrap-anywhere",
  );
});
