import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { IsolatedText, isolate } from "./isolated-text";

const render = (children: string) =>
  renderToStaticMarkup(createElement(IsolatedText, { children }));

it("puts each marked name into an element of its own and leaves no mark", () => {
  expect(render(`next free: ${isolate("דנה")}, 21:23 and ${isolate("Ben")}`)).toBe(
    "next free: <bdi>דנה</bdi>, 21:23 and <bdi>Ben</bdi>",
  );
});

it("leaves a text without marks as it is", () => {
  expect(render("Nobody is focusing")).toBe("Nobody is focusing");
});
