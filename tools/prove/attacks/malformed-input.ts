import type { Case, Trial } from "../case";
import { Client } from "../site/client";
import { type Answer, exchangeBytes, Unanswered } from "../site/http";
import { Site } from "../site/site";
import {
  findKnownValues,
  type HostileRequest,
  makeRequests,
  sendHostile,
} from "./hostile-requests";
import { CANARY, RAW_REQUESTS } from "./hostile-values";

/** The lines of an error that say where in the code it was thrown. */
const STACK = /\bat [^\n]{0,300}?(:\d+:\d+\b|<anonymous>|ignore-listed)/;
const AT_ONCE = 4;
/** A connection that is kept open is left after this long. */
const RAW_WITHIN_MS = 5_000;

/** Wrong types, huge texts, odd paths and broken requests, to every procedure and route. */
export const MALFORMED_INPUT: Case = {
  name: "malformed-input",
  title: "malformed input reaches every procedure and route",
  deadline: 180,
  run: async (trial) => {
    const site = await Site.open(trial, { engine: "any" });
    const outcome = { requests: 0, serverErrors: [], stacks: [], unanswered: [] } as Outcome;
    const client = await Client.signInAsGuest(site.app.url, { name: "Mara" });
    trial.defer(() => client.close());
    const requests = makeRequests(trial, await findKnownValues(client));
    await sendHostile(client, requests, {
      atOnce: AT_ONCE,
      hear: (request, answer) => {
        if (!(answer instanceof Error)) judge(describeRequest(request), answer, outcome);
        else outcome.requests += 1;
        if (answer instanceof Unanswered) outcome.unanswered.push(describeRequest(request));
      },
    });
    await Promise.all(
      RAW_REQUESTS.map(async (bytes) => {
        const text = await exchangeBytes(site.app.port, bytes, { withinMs: RAW_WITHIN_MS });
        const name = `raw request ${JSON.stringify(bytes.slice(0, 100))}`;
        judge(name, { status: readStatus(text), text }, outcome);
      }),
    );
    const { requests: tried, serverErrors, stacks, unanswered } = outcome;
    trial.check("no answer is a server error", tried, serverErrors);
    trial.check("no answer contains a stack", tried, stacks);
    trial.check("requests are answered within 15 s", tried, unanswered);
    checkLog(trial, site, tried);
    const alive = await client.request("/healthz").catch(() => null);
    trial.check("the app still runs", 1, alive?.status === 200 ? [] : ["/healthz does not answer"]);
  },
};

interface Outcome {
  requests: number;
  serverErrors: string[];
  stacks: string[];
  unanswered: string[];
}

const describeRequest = ({ path, method = "GET", headers, body = "" }: HostileRequest) =>
  `${method} ${path.slice(0, 200)} (${headers?.["content-type"] ?? "no type"}) ` +
  String(body).slice(0, 200);

function judge(
  request: string,
  { status, text }: Pick<Answer, "status" | "text">,
  outcome: Outcome,
): void {
  outcome.requests += 1;
  const isBusy = status === 503 && text.includes('"reason"');
  if (status >= 500 && !isBusy) outcome.serverErrors.push(`${request} was answered ${status}`);
  if (STACK.test(text)) outcome.stacks.push(`${request} was answered with a stack`);
}

const readStatus = (text: string) => Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1] ?? 0);

function checkLog(trial: Trial, site: Site, tried: number): void {
  const lines = site.app.output.split("\n");
  // The first line of a stack, with the message above it.
  const stacks = lines.flatMap((line, i) => {
    const above = lines[i - 1] ?? "";
    return STACK.test(line) && !STACK.test(above) ? `in the log: ${above} ${line.trim()}` : [];
  });
  const bodies = lines.filter((line) => line.includes(CANARY)).map((line) => `in the log: ${line}`);
  trial.check("the log contains no stack", tried, stacks);
  trial.check("the log contains no piece of a body", tried, bodies);
}
