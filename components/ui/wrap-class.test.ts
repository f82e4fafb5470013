import { createElement } from "react";
import { expect, it } from "vitest";
import { wrapClass } from "./wrap-class";

it.each(["Completed", "Merge into Organic Chemistry", "12,008 h 30", 14, null, undefined])(
  "keeps the words of %j whole",
  (content) => {
    expect(wrapClass(content)).toBe("wrap-break-word");
  },
);

it("breaks a name that is one long word, also next to an icon", () => {
  const name = "Donaudampfschifffahrt";
  expect(wrapClass(name)).toBe("wrap-anywhere");
  expect(wrapClass([createElement("svg", { key: "icon" }), `Merge into ${name}`])).toBe(
    "wrap-anywhere",
  );
});
