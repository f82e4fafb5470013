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
])("%s would be taken for Zoë Strauß, who coaches", (name) => {
  expect(isImpersonation(name, coaches)).toBe(true);
});

test.each(["Zoë", "Zoë S", "Zoe Straus", "Anna"])("%s is somebody else", (name) => {
  expect(isImpersonation(name, coaches)).toBe(false);
});

test("whoever said no name is taken for nobody", () => {
  expect(isImpersonation(NAMELESS, coaches)).toBe(false);
});
