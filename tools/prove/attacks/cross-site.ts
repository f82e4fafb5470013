import type { Case } from "../case";
import { Client } from "../site/client";
import { describeAnswer, readReason } from "../site/http";
import { Site } from "../site/site";
import { findKnownValues } from "./hostile-requests";
import { listProcedures } from "./procedures";

const JSON_TYPE = { "content-type": "application/json" };
const REFUSED_FOR_ORIGIN = ["foreign_origin", "json_required"];

/** Headers by which a browser shows that a request comes from another site. */
const foreignHeaders = (url: string): Record<string, string>[] => [
  { ...JSON_TYPE, origin: "https://evil.example" },
  { ...JSON_TYPE, origin: "null" },
  { ...JSON_TYPE, origin: `${url}.evil.example` },
  { ...JSON_TYPE, origin: url.replace("//", "//evil.") },
  { ...JSON_TYPE, origin: url.replace("http:", "https:").replace(/:\d+$/, ":1") },
  { ...JSON_TYPE, origin: "" },
  { ...JSON_TYPE, "sec-fetch-site": "cross-site" },
  { ...JSON_TYPE, "sec-fetch-site": "same-site" },
  { ...JSON_TYPE, "sec-fetch-site": "none" },
  { ...JSON_TYPE, origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  // A form can be posted from any site, and browsers ask nobody before.
  { "content-type": "text/plain" },
  { "content-type": "application/x-www-form-urlencoded" },
  { "content-type": "multipart/form-data; boundary=x" },
];

/** The headers that a browser sends with a form posted by another site. */
const fromOtherSites = (url: string) =>
  foreignHeaders(url)
    .map(({ "content-type": _, ...headers }): Record<string, string> => headers)
    .filter(
      (headers) => headers.origin || /^(cross|same)-site$/.test(headers["sec-fetch-site"] ?? ""),
    );

/** Another site makes a signed-in person's browser send requests. */
export const CROSS_SITE: Case = {
  name: "cross-site",
  title: "requests from other sites to every mutation and form",
  run: async (trial) => {
    const site = await Site.open(trial, { engine: "any" });
    const { url } = site.app;
    const client = await Client.signInAsGuest(url, { name: "Mara" });
    trial.defer(() => client.close());
    const known = await findKnownValues(client);
    const accepted: string[] = [];
    let tried = 0;
    for (const { name, makeInput } of listProcedures().filter(({ type }) => type === "mutation")) {
      for (const headers of foreignHeaders(url)) {
        const path = `/api/trpc/${name}`;
        const body = JSON.stringify(makeInput(known));
        const answer = await client.request(path, { method: "POST", headers, body });
        tried += 1;
        if (REFUSED_FOR_ORIGIN.includes(readReason(answer) ?? "")) continue;
        const sent = `POST ${path} ${JSON.stringify(headers)} ${body}`;
        accepted.push(`${sent} was not refused for its origin: ${describeAnswer(answer)}`);
      }
    }
    trial.check("no mutation is accepted", tried, accepted);

    const stillSignedIn = await client.query("account.me");
    const isSignedIn = stillSignedIn.status === 200;
    trial.check(
      "the person is still signed in",
      1,
      isSignedIn ? [] : ["the device was signed out"],
    );

    const forged: string[] = [];
    const origins = fromOtherSites(url);
    for (const headers of origins) {
      const visitor = Client.visit(url);
      const answer = await visitor.signIn("guest", { name: "Eve", timeZone: "UTC" }, headers);
      if (visitor.isSignedIn) {
        const sent = `POST /api/auth/callback/guest ${JSON.stringify(headers)}`;
        forged.push(`${sent} signed a guest in: ${describeAnswer(answer)}`);
      }
      visitor.close();
    }
    trial.check("no sign-in is accepted", origins.length, forged);

    const out: string[] = [];
    for (const headers of origins) {
      const own = await Client.signInAsGuest(url, { name: "Ben" });
      await own.signOut(headers);
      const { status } = await own.query("account.me");
      if (status !== 200) out.push(`POST /api/auth/signout ${JSON.stringify(headers)} signed out`);
      own.close();
    }
    trial.check("no sign-out is accepted", origins.length, out);
  },
};
