import { expect, test } from "vitest";
import { buildInviteUrl } from "./invite-url";

const link = (site: string) => ({ token: "abc", url: `${site}/invite/abc` });

test("a link has the address at which its creator opened the page", () => {
  const network = { url: "http://192.168.1.20:3000/invite/abc", isLocalOnly: false };
  expect(buildInviteUrl(link("http://localhost:3000"), "http://192.168.1.20:3000")).toEqual(
    network,
  );
  const site = { url: "https://stint.example/invite/abc", isLocalOnly: false };
  expect(buildInviteUrl(link("https://old.example"), "https://stint.example")).toEqual(site);
});

test("on localhost, a link has the site's configured address", () => {
  const site = { url: "https://stint.example/invite/abc", isLocalOnly: false };
  expect(buildInviteUrl(link("https://stint.example"), "http://localhost:3000")).toEqual(site);
});

test("tells when a link works only on this computer", () => {
  for (const origin of ["http://localhost:4000", "http://127.0.0.1:4000", "http://[::1]:4000"]) {
    const here = { url: `${origin}/invite/abc`, isLocalOnly: true };
    expect(buildInviteUrl(link("http://localhost:3000"), origin)).toEqual(here);
  }
});
