import { aiyana, jonas, lena } from "./people-daytime";
import { okan, priya, sam, teo } from "./people-evening";
import type { Person } from "./person";

export const ROOM = { slug: "organic-chemistry-ii", name: "Organic Chemistry II" };

/** A room of three of them, in which they work on weekday mornings; the first owns it. */
export const SMALL_ROOM = { slug: "morning-hours", name: "Morning hours" };
export const SMALL_ROOM_MEMBERS = ["Aiyana", "Mara", "Lena"];

const mara: Person = {
  name: "Mara",
  sharing: "full",
  isCompared: true,
  ownActivities: [{ name: "Flash cards", color: "pink" }],
  joinWeek: 1,
  habits: {
    workPeriods: [
      { hour: 8.75, sessions: 3, isInRoom: false },
      { hour: 14, sessions: 2, isInRoom: true },
      { hour: 19, sessions: 2, isInRoom: true },
    ],
    weekdays: [0.85, 0.9, 0.8, 0.85, 0.65, 0.5, 0.12],
    activities: [
      ["Study", 9],
      ["Reading", 5],
      ["Flash cards", 3],
      ["Exercise", 1],
    ],
    lengths: [
      [15, 2],
      [25, 7],
      [45, 4],
      [60, 2],
      [90, 0.4],
    ],
    capacity: 54,
    spread: 14,
    capacityLoss: 0,
    completesFirst: true,
    restartShare: 0.35,
    reasons: [
      ["phone", 5],
      ["message", 3],
      ["someone", 1],
      ["tired", 2],
    ],
    breaksAt: 14,
    targets: {
      Study: ["lecture #, first half", "lecture #, second half", "problem set #", "mechanisms, #"],
      Reading: ["chapter #", "chapter #, the summary", "the review on SN2"],
      "Flash cards": ["named reactions", "pKa table"],
    },
    notes: {
      kept: ["went well", "slow start, then good", "finished early, reread it"],
      broken: ["the group chat again", "hungry", "too long for after lunch"],
    },
  },
  plans: {
    restWeekdays: [{ week: 1, weekdays: [7] }],
    restDates: [44, 43, -9],
    off: [
      { from: 45, to: 43 },
      { from: 18, to: 18 },
    ],
    trip: null,
    goals: [
      { week: 1, activity: "Study", unit: "sessions", amount: 8 },
      { week: 5, activity: "Study", unit: "sessions", amount: 12 },
      { week: 3, activity: "Reading", unit: "minutes", amount: 150 },
      { week: 4, activity: "Exercise", unit: "sessions", amount: 2 },
    ],
    answers: {
      what_kept_you: ["Starting before nine."],
      what_broke_it: ["The phone on the desk. It goes into the drawer."],
      what_to_protect: [
        "The mornings: nothing before eleven.",
        "Tuesday evening with the room.",
        "Reading, before it is too late in the day.",
      ],
      what_made_best_day: [
        "We all started at two.",
        "Short ones first.",
        "I knew the day before what to do.",
        "Problem sets with Jonas in the room.",
      ],
    },
  },
};

/** The first member owns the room, and is the account to sign in with. */
export const STUDY_GROUP: readonly [Person, ...Person[]] = [
  mara,
  jonas,
  aiyana,
  teo,
  lena,
  priya,
  sam,
  okan,
];
