import type { Caller } from "./kinds";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Procedures = Record<string, (input: unknown) => unknown>;

/** The same caller, who sends every id in capital letters. */
export function inCapitals(caller: Caller): Caller {
  return new Proxy(caller, {
    get: (routers, router) =>
      new Proxy(Reflect.get(routers, router) as Procedures, {
        get: (procedures, name) => (input: unknown) =>
          procedures[String(name)]?.(capitalised(input)),
      }),
  });
}

function capitalised(input: unknown): unknown {
  if (typeof input === "string") return ID.test(input) ? input.toUpperCase() : input;
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).map(([key, of]) => [key, capitalised(of)]));
}
