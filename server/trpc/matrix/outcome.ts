import { Refusal } from "../../refusal";
import { type Caller, type Expected, findTarget, type Row } from "./row";
import { type Actor, createCallerFor, type ObjectOwner, type World } from "./world";

/** "accepted", or the reason of the refusal with its other details. */
export interface Outcome {
  result: Expected;
  refusal: Pick<Refusal, "code" | "details"> | null;
}

/** Calls the procedure of a row as this actor. */
export async function findOutcome(
  world: World,
  row: Row,
  {
    actor,
    object,
    hasUpperCaseIds = false,
  }: { actor: Actor; object: ObjectOwner; hasUpperCaseIds?: boolean },
): Promise<Outcome> {
  const target = findTarget(world, actor, object);
  const caller = createCallerFor(world, actor);
  try {
    await row.call(hasUpperCaseIds ? withUpperCaseIds(caller) : caller, target);
    return { result: "accepted", refusal: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, reason, details } = error;
    return { result: reason, refusal: { code, details } };
  }
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
type Procedures = Record<string, (input: unknown) => unknown>;

/** A caller that sends every id in upper case. */
function withUpperCaseIds(caller: Caller): Caller {
  return new Proxy(caller, {
    get: (routers, router) =>
      new Proxy(Reflect.get(routers, router) as Procedures, {
        get: (procedures, name) => (input: unknown) =>
          procedures[String(name)]?.(upperCaseIds(input)),
      }),
  });
}

function upperCaseIds(input: unknown): unknown {
  if (typeof input === "string") return ID.test(input) ? input.toUpperCase() : input;
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, upperCaseIds(value)]),
  );
}
