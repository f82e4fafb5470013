import type { Case, Trial } from "../case";
import { Client, nextAddress } from "../site/client";
import { openRoom } from "../site/group";
import { type Answer, Disconnected, type HttpRequest, Unanswered } from "../site/http";
import { Site } from "../site/site";
import {
  CANARY,
  CONTENT_TYPES,
  HOSTILE_BODIES,
  HOSTILE_JSON,
  METHODS,
  PATHS,
  RAW_REQUESTS,
} from "./hostile-values";
import { listProcedures } from "./procedures";
import { exchangeBytes } from "./raw-exchange";

/** The lines of an error that say where in the code it was thrown. */
const STACK = /\bat [^\n]{0,300}?(:\d+:\d+\b|<anonymous>|ignore-listed)/;
const AT_ONCE = 4;
/** Another person goes on before the limit of one person is reached. */
const REQUESTS_PER_PERSON = 500;
/** A connection that is kept open is left after this long. */
const RAW_WITHIN_MS = 5_000;

export interface HostileRequest extends HttpRequest {
  path: string;
}

/** Wrong types, huge texts, odd paths and broken requests, to every procedure and route. */
export const MALFORMED_INPUT: Case = {
  name: "malformed-input",
  title: "malformed input reaches every procedure and route",
  deadline: 180,
  run: async (trial) => {
    const site = await Site.open(trial, { engine: "any" });
    const outcome = { requests: 0, serverErrors: [], stacks: [], unanswered: [] } as Outcome;
    const client = await signIn(site);
    const known = await findKnownValues(client);
    const requests = makeRequests(trial, known);
    let person = client;
    let sent = 0;
    const next = requests.values();
    const sendSome = async () => {
      for (const request of next) {
        sent += 1;
        const answer = await sendOne(person, request, outcome);
        // Some procedures sign the device out or delete the account.
        const isSignedOut =
          answer?.status === 401 && (await person.query("account.me")).status === 401;
        if (isSignedOut || sent % REQUESTS_PER_PERSON === 0) person = await signIn(site);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendSome));
    await Promise.all(
      RAW_REQUESTS.map(async (bytes) => {
        const text = await exchangeBytes(site.app.port, bytes, { withinMs: RAW_WITHIN_MS });
        const name = `raw request ${JSON.stringify(bytes.slice(0, 100))}`;
        judge(name, readStatus(text), text, outcome);
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

const signIn = (site: Site) => Client.signInAsGuest(site.app.url, { name: "Mara" });

/** Values that lead past the first check: the person's own room, activity and id. */
export async function findKnownValues(client: Client): Promise<Record<string, unknown>> {
  const { slug } = await openRoom(client, "Library");
  const [activity] = await client.read<{ id: string }[]>("activity.list");
  return { slug, roomSlug: slug, activityId: activity?.id, userId: client.userId };
}

/** All hostile requests in the full form; in the short one a part of them, chosen by the seed. */
export function makeRequests(trial: Trial, known: Record<string, unknown>): HostileRequest[] {
  const all = [...procedureRequests(known), ...bodyRequests(), ...pathRequests()];
  const share = trial.scale(1500, all.length) / all.length;
  return all.filter(() => trial.random.happens(share));
}

function procedureRequests(known: Record<string, unknown>): HostileRequest[] {
  const headers = { "content-type": "application/json" };
  return listProcedures().flatMap(({ name, type, fields, makeInput }) => {
    const valid = makeInput(known);
    const inField = (field: string, json: string) => {
      const others = Object.entries(valid).filter(([key]) => key !== field);
      const pairs = others.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
      return `{${[...pairs, `${JSON.stringify(field)}:${json}`].join(",")}}`;
    };
    const inputs = [
      ...HOSTILE_JSON,
      ...fields.flatMap((field) => HOSTILE_JSON.map((json) => inField(field, json))),
      inField(CANARY, "1"),
    ];
    const path = `/api/trpc/${name}`;
    return inputs.map((json) =>
      type === "mutation"
        ? { path, method: "POST", headers, body: json }
        : { path: `${path}?input=${encodeURIComponent(json.slice(0, 3000))}` },
    );
  });
}

/** Broken bodies and wrong content types, to a procedure and to each form of next-auth. */
function bodyRequests(): HostileRequest[] {
  const paths = [
    "/api/trpc/account.update",
    "/api/trpc/account.me,focusSession.start?batch=1",
    ...PATHS.filter((path) => path.startsWith("/api/auth/")),
  ];
  return paths.flatMap((path) =>
    CONTENT_TYPES.flatMap((type) =>
      [...HOSTILE_BODIES, ...HOSTILE_JSON.slice(0, 6)].map((body) => ({
        path,
        method: "POST",
        headers: { "content-type": type },
        body,
      })),
    ),
  );
}

const pathRequests = (): HostileRequest[] =>
  PATHS.flatMap((path) =>
    METHODS.map((method) => ({
      path,
      method,
      ...(/^P|DELETE/.test(method) && { body: HOSTILE_BODIES[2] ?? "" }),
    })),
  );

/** Sends a request and judges its answer; null when there is none. */
async function sendOne(
  client: Client,
  { path, ...request }: HostileRequest,
  outcome: Outcome,
): Promise<Answer | null> {
  const body = String(request.body ?? "").slice(0, 200);
  const type = request.headers?.["content-type"] ?? "no type";
  const description = `${request.method ?? "GET"} ${path.slice(0, 200)} (${type}) ${body}`;
  try {
    // A stream stays open: only its head is of interest here.
    const isStream = path.startsWith("/api/live");
    const method = isStream && request.method === "GET" ? "HEAD" : request.method;
    const headers = { ...request.headers, "x-forwarded-for": nextAddress() };
    const answer = await client.request(path, { ...request, headers, ...(method && { method }) });
    judge(description, answer.status, answer.text, outcome);
    return answer;
  } catch (error) {
    outcome.requests += 1;
    if (error instanceof Unanswered) outcome.unanswered.push(description);
    else if (!(error instanceof Disconnected)) throw error;
    return null;
  }
}

function judge(request: string, status: number, text: string, outcome: Outcome): void {
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
