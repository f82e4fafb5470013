import fc from "fast-check";

const PEOPLE = 3;

/** An act of a person, the clock or a process. Times are seconds. */
export type Command =
  | { type: "join" | "leave" | "break" | "arrive" | "depart"; person: number }
  | { type: "start"; person: number; minutes: number }
  /** The process of the person's stream is killed: now, or an hour ago. */
  | { type: "lose"; person: number; isLongAgo: boolean }
  | { type: "wait"; seconds: number }
  /** The clock is set, in seconds from the instant. It may go back. */
  | { type: "setClock"; at: number }
  | {
      type: "pass";
      isReconnectOver: boolean;
      /** Two passes at once, one that stops after a person, or a process killed before its commits. */
      mode: "once" | "twice" | "stopped" | "killed";
    };

const person = fc.nat({ max: PEOPLE - 1 });
const of = <Type extends Command["type"]>(...types: Type[]) =>
  fc.record({ type: fc.constantFrom(...types), person });

const byPeople: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: of("join") },
  { weight: 4, arbitrary: of("arrive") },
  { weight: 3, arbitrary: of("leave", "break", "depart") },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("start" as const),
      person,
      minutes: fc.constantFrom(5, 25, 60),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("lose" as const), person, isLongAgo: fc.boolean() }),
  },
) as fc.Arbitrary<Command>;

const byClock: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant("wait" as const), seconds: fc.constantFrom(1, 4, 20, 70, 300) }),
  fc.record({
    type: fc.constant("setClock" as const),
    at: fc.constantFrom(-70, -1, 0, 0, 0, 2, 5, 6, 90, 120, 121, 600, 1200, 1201, 1500),
  }),
);

const byProcess: fc.Arbitrary<Command> = fc.record({
  type: fc.constant("pass" as const),
  isReconnectOver: fc.boolean(),
  mode: fc.constantFrom("once", "once", "twice", "stopped", "killed"),
});

/** People act before the instant; then anything happens, with a pass after each step of the clock. */
export const commands: fc.Arbitrary<Command[]> = fc
  .tuple(
    fc.array(byPeople, { minLength: 4, maxLength: 10 }),
    fc.array(fc.tuple(byClock, byProcess, fc.array(byPeople, { maxLength: 2 })), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map(([before, after]) => [...before, ...after.flatMap(([a, b, rest]) => [a, b, ...rest])]);

/** One history in which every outcome occurs, whatever the random ones hold. */
export const EXAMPLES: [Command[]][] = [
  [
    [
      ...[0, 1, 2].map((person): Command => ({ type: "join", person })),
      { type: "arrive", person: 0 },
      { type: "start", person: 1, minutes: 25 },
      { type: "setClock", at: 0 },
      { type: "pass", isReconnectOver: true, mode: "twice" },
    ],
  ],
  [
    [
      { type: "join", person: 0 },
      { type: "arrive", person: 0 },
      { type: "setClock", at: 121 },
      { type: "pass", isReconnectOver: false, mode: "killed" },
      { type: "pass", isReconnectOver: false, mode: "once" },
      { type: "join", person: 1 },
    ],
  ],
];
