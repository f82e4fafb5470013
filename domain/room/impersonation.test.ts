import { expect, test } from "vitest";
import { NAMELESS } from "../account/guest-name";
import { isImpersonation } from "./impersonation";

const coaches = [{ name: "Zoë Strauß" }, { name: NAMELESS }];

test.each([
  "Zoë Strauß",
  "zoe strauss",
  "ZOË  STRAUSS",
  " Zoë\u00a0Strauß",
  "Ｚｏｅ Strauß",
  "Zo\u200be Strauß",
])("%s impersonates the coach Zoë Strauß", (name) => {
  expect(isImpersonation(name, coaches)).toBe(true);
});

test.each(["Zoë", "Zoë S", "Zoe Straus", "Anna"])("%s does not impersonate Zoë Strauß", (name) => {
  expect(isImpersonation(name, coaches)).toBe(false);
});

test("an unnamed guest impersonates nobody", () => {
  expect(isImpersonation(NAMELESS, coaches)).toBe(false);
});
