import type { Trial } from "../case";
import { Client, nextAddress } from "../site/client";
import { openRoom } from "../site/group";
import { type Answer, Disconnected, type HttpRequest, Unanswered } from "../site/http";
import {
  CANARY,
  CONTENT_TYPES,
  HOSTILE_BODIES,
  HOSTILE_JSON,
  METHODS,
  PATHS,
} from "./hostile-values";
import { listProcedures } from "./procedures";

export interface HostileRequest extends HttpRequest {
  path: string;
}

/** Another person goes on before the limit of one person is reached. */
const REQUESTS_PER_PERSON = 500;

/**
 * Sends requests as a signed-in person, several at once, each from another address. Another person
 * goes on after a request that signs the device out or deletes the account, because all later ones
 * would only be refused. `hear` receives each answer, or why there is none.
 */
export async function sendHostile(
  person: Client,
  requests: HostileRequest[],
  {
    atOnce,
    hear,
  }: { atOnce: number; hear?: (request: HostileRequest, outcome: Answer | Error) => void },
): Promise<void> {
  const people = [Promise.resolve(person)];
  let sent = 0;
  const next = requests.values();
  const sendSome = async () => {
    for (const request of next) {
      sent += 1;
      const turn = people.length;
      const sender = (await people.at(-1)) ?? person;
      const outcome = await sendOne(sender, request);
      hear?.(request, outcome);
      const isTurnOver = sent % REQUESTS_PER_PERSON === 0 || (await isSignedOut(sender, outcome));
      // Several requests may find the same person signed out; one successor is enough.
      if (isTurnOver && turn === people.length) {
        const successor = Client.signInAsGuest(person.url, { name: "Mara" });
        people.push(successor);
        await successor;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendSome));
  for (const successor of (await Promise.all(people)).slice(1)) successor.close();
}

async function isSignedOut(client: Client, outcome: Answer | Error): Promise<boolean> {
  if (outcome instanceof Error || outcome.status !== 401) return false;
  return (await client.query("account.me")).status === 401;
}

async function sendOne(
  client: Client,
  { path, ...request }: HostileRequest,
): Promise<Answer | Error> {
  const headers = { ...request.headers, "x-forwarded-for": nextAddress() };
  try {
    return await client.request(path, { ...request, headers });
  } catch (error) {
    if (error instanceof Unanswered || error instanceof Disconnected) return error;
    throw error;
  }
}

/** Values that lead past the first check: the person's own room, activity and id. */
export async function findKnownValues(client: Client): Promise<Record<string, unknown>> {
  const { slug } = await openRoom(client, "Library");
  const [activity] = await client.read<{ id: string }[]>("activity.list");
  return { slug, roomSlug: slug, activityId: activity?.id, userId: client.userId };
}

/** All hostile requests in the full form; in the short one a part of them, chosen by the seed. */
export function makeRequests(trial: Trial, known: Record<string, unknown>): HostileRequest[] {
  const all = [
    ...procedureRequests(known),
    ...bodyRequests(),
    ...pathRequests(),
    ...routerRequests(),
  ];
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

/** Malformed states of the browser's router. The query is that of Next's redirect. */
const routerRequests = (): HostileRequest[] =>
  ["/?_rsc", "/sign-in?_rsc", "/none?_rsc"].flatMap((path) =>
    ["garbage", "%", ...HOSTILE_JSON.slice(0, 12)].map((state) => ({
      path,
      headers: { rsc: "1", "next-router-state-tree": encodeURIComponent(state).slice(0, 4000) },
    })),
  );

const pathRequests = (): HostileRequest[] =>
  PATHS.flatMap((path) =>
    METHODS.map((method) => ({
      path,
      method,
      ...(/^P|DELETE/.test(method) && { body: HOSTILE_BODIES[2] ?? "" }),
    })),
  );
