import fc from "fast-check";

/** An action of the person, or of the clock. Sessions are named by number, modulo their count. */
export type Command =
  | {
      type: "start";
      length: { minutes: number } | { untilMs: number };
      activity: number;
      key: number | null;
      restartOf: number | null;
    }
  | { type: "break"; session: number }
  | { type: "review"; session: number; drifted: boolean | undefined; note: string | undefined }
  | { type: "wait"; ms: number };

const MINUTE = 60_000;
const session = fc.nat({ max: 30 });

const minutes = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(5, 15, 25, 45, 180) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 180 }) },
  { weight: 1, arbitrary: fc.constantFrom(-5, 0, 4, 181) },
);
const untilMs = fc.oneof(
  fc.integer({ min: 5 * MINUTE, max: 180 * MINUTE }),
  fc.constantFrom(-MINUTE, 5 * MINUTE - 1, 5 * MINUTE, 180 * MINUTE, 180 * MINUTE + 1),
);

const start = fc.record({
  type: fc.constant("start" as const),
  length: fc.oneof(fc.record({ minutes }), fc.record({ untilMs })),
  activity: fc.nat({ max: 1 }),
  key: fc.option(fc.nat({ max: 3 }), { freq: 3 }),
  restartOf: fc.option(session, { freq: 3 }),
});

const breakOne = fc.record({ type: fc.constant("break" as const), session });

const review = fc.record({
  type: fc.constant("review" as const),
  session,
  drifted: fc.option(fc.boolean(), { nil: undefined }),
  note: fc.option(fc.constantFrom("went well", "phone"), { nil: undefined }),
});

const wait = fc.record({
  type: fc.constant("wait" as const),
  ms: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 200 * MINUTE }) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(1, 5 * MINUTE - 1, 5 * MINUTE, 25 * MINUTE, 180 * MINUTE),
    },
    { weight: 1, arbitrary: fc.integer({ min: -30 * MINUTE, max: -1 }) },
  ),
});

export const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: start },
    { weight: 2, arbitrary: breakOne },
    { weight: 2, arbitrary: review },
    { weight: 4, arbitrary: wait },
  ),
  { minLength: 4, maxLength: 24 },
);
