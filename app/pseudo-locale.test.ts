import { expect, test } from "vitest";
import { pseudoMessages } from "./pseudo-locale";

const pseudo = (message: unknown) => pseudoMessages({ space: { message } });

test("stretches plain text", () => {
  expect(pseudo("Join room")).toEqual({ space: { message: "[Jóóíín róóóóm]" } });
});

// The second value is the message as the build precompiles it.
test.each([
  ["until {time}", ["until ", ["time"]], ["[", "úúntííl ", ["time"], "]"]],
  [
    "{count, plural, one {# member} other {all in {room}}}",
    [["count", 2, { one: [0, " member"], other: ["all in ", ["room"]] }]],
    ["[", ["count", 2, { one: [0, " méémbéér"], other: ["ááll íín ", ["room"]] }], "]"],
  ],
  [
    "{who, select, you {you} other {{name}}}",
    [["who", 1, { you: "you", other: [["name"]] }]],
    ["[", ["who", 1, { you: "yóóúú", other: [["name"]] }], "]"],
  ],
  ["{day, date, short}", [["day", 5, "short"]], ["[", ["day", 5, "short"], "]"]],
  [
    "<link>sign in <b>{name}</b></link>",
    [["link", "sign in ", ["b", ["name"]]]],
    ["[", ["link", "síígn íín ", ["b", ["name"]]], "]"],
  ],
])("keeps the arguments of %s unchanged", (_, message, expected) => {
  expect(pseudo(message)).toEqual({ space: { message: expected } });
});
