import fc from "fast-check";

/** An action of one of two receivers or two senders, or of the clock. Notes are named by number. */
export type Command =
  | { type: "start"; receiver: number; minutes: number; isInRoom: boolean }
  | { type: "break"; receiver: number; isInterrupted: boolean }
  | { type: "showBusy"; receiver: number; showsBusy: boolean }
  | { type: "mute"; receiver: number; sender: number; isMuted: boolean }
  | { type: "dismiss"; receiver: number; note: number }
  | { type: "wait"; minutes: number }
  | {
      type: "leave";
      receiver: number;
      sender: number;
      /** The process is killed before the commit, or its answer is lost after it. */
      crash: "none" | "before" | "after";
      /** How many calls arrive at once, with one key. */
      calls: number;
    };

const receiver = fc.nat({ max: 1 });
const sender = fc.nat({ max: 1 });
const record = <Type extends Command["type"], More extends object>(
  type: Type,
  more: { [Key in keyof More]: fc.Arbitrary<More[Key]> },
) => fc.record({ type: fc.constant(type), ...more });

export const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: record("start", {
        receiver,
        minutes: fc.constantFrom(5, 25, 60),
        isInRoom: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: record("break", { receiver, isInterrupted: fc.boolean() }) },
    { weight: 1, arbitrary: record("showBusy", { receiver, showsBusy: fc.boolean() }) },
    { weight: 1, arbitrary: record("mute", { receiver, sender, isMuted: fc.boolean() }) },
    { weight: 2, arbitrary: record("dismiss", { receiver, note: fc.nat({ max: 9 }) }) },
    {
      weight: 4,
      arbitrary: record("wait", { minutes: fc.constantFrom(1, 4, 5, 20, 25, 35, 60) }),
    },
    {
      weight: 6,
      arbitrary: record("leave", {
        receiver,
        sender,
        crash: fc.constantFrom("none", "none", "before", "after"),
        calls: fc.constantFrom(1, 1, 3),
      }),
    },
  ),
  { minLength: 5, maxLength: 24 },
) as fc.Arbitrary<Command[]>;

/** One history that delivers 33 notes and withholds 11, whatever the random ones hold. */
export const EXAMPLES: [Command[]][] = [
  [
    [
      { type: "start", receiver: 0, minutes: 25, isInRoom: true },
      { type: "mute", receiver: 0, sender: 1, isMuted: true },
      ...Array.from({ length: 11 }).flatMap(() => [
        leave(0, 0),
        leave(0, 1),
        leave(1, 0),
        leave(1, 1),
      ]),
    ],
  ],
];

function leave(receiver: number, sender: number): Command {
  return { type: "leave", receiver, sender, crash: "none", calls: 1 };
}
