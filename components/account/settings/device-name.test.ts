import { expect, it } from "vitest";
import { parseUserAgent } from "./device-name";

it("finds browser and system in a user agent", () => {
  const windows =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari";
  expect(parseUserAgent(windows)).toEqual({ browser: "Chrome", system: "Windows" });
  expect(parseUserAgent(`${windows} Edg/142.0`)).toEqual({ browser: "Edge", system: "Windows" });
  const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1";
  expect(parseUserAgent(phone)).toEqual({ browser: "Safari", system: "iPhone" });
});

it("returns null for an unknown browser or system", () => {
  expect(parseUserAgent("curl/8.0")).toEqual({ browser: null, system: null });
  expect(parseUserAgent(null)).toEqual({ browser: null, system: null });
});
