import type { Caller } from "./kinds";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Procedures = Record<string, (input: unknown) => unknown>;

/** A caller that sends every id in upper case. */
export function withUpperCaseIds(caller: Caller): Caller {
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
