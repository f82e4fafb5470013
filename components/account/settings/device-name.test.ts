import { expect, it } from "vitest";
import { deviceName } from "./device-name";

it("tells one's devices apart by what their browsers say", () => {
  const windows =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari";
  expect(deviceName(windows)).toEqual({ browser: "Chrome", system: "Windows" });
  expect(deviceName(`${windows} Edg/142.0`)).toEqual({ browser: "Edge", system: "Windows" });
  const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1";
  expect(deviceName(phone)).toEqual({ browser: "Safari", system: "iPhone" });
});

it("says nothing about what it does not know", () => {
  expect(deviceName("curl/8.0")).toEqual({ browser: null, system: null });
  expect(deviceName(null)).toEqual({ browser: null, system: null });
});
