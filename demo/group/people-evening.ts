import type { Person } from "./person";

/** Runs short sessions late in the day, and completes fewer of them lately. */
export const teo: Person = {
  name: "Teo",
  sharing: "activity",
  isCompared: true,
  ownActivities: [{ name: "Flash cards", color: "pink" }],
  joinWeek: 1,
  habits: {
    workPeriods: [
      { hour: 13, sessions: 2, isInRoom: true },
      { hour: 20, sessions: 4, isInRoom: true },
    ],
    weekdays: [0.7, 0.75, 0.7, 0.7, 0.4, 0.5, 0.6],
    activities: [
      ["Flash cards", 7],
      ["Study", 3],
    ],
    lengths: [
      [10, 2],
      [15, 7],
      [25, 4],
      [45, 1],
    ],
    capacity: 36,
    spread: 9,
    capacityLoss: 0.5,
    completesFirst: false,
    restartShare: 0.5,
    reasons: [
      ["phone", 6],
      ["message", 3],
      ["tired", 2],
    ],
    breaksAt: 8,
    targets: { "Flash cards": ["nomenclature", "functional groups"], Study: ["lecture #"] },
    notes: { kept: ["good"], broken: ["one look at the phone"] },
  },
  plans: {
    restWeekdays: [],
    restDates: [20],
    off: [
      { from: 20, to: 20 },
      { from: 12, to: 11 },
      { from: 6, to: 5 },
    ],
    trip: null,
    goals: [{ week: 1, activity: "Flash cards", unit: "sessions", amount: 20 }],
    answers: { what_broke_it: ["Too late in the evening."] },
  },
};

/** Prepares for exams, ten days of it in another time zone. */
export const priya: Person = {
  name: "Priya",
  sharing: "full",
  isCompared: true,
  ownActivities: [{ name: "Mock exam", color: "clay" }],
  joinWeek: 1,
  habits: {
    workPeriods: [
      { hour: 9.5, sessions: 2, isInRoom: true },
      { hour: 19.5, sessions: 2, isInRoom: true },
    ],
    weekdays: [0.75, 0.8, 0.75, 0.8, 0.6, 0.6, 0.3],
    activities: [
      ["Mock exam", 5],
      ["Study", 4],
      ["Exercise", 2],
    ],
    lengths: [
      [25, 4],
      [45, 6],
      [60, 1],
    ],
    capacity: 66,
    spread: 13,
    capacityLoss: 0,
    completesFirst: false,
    restartShare: 0.4,
    reasons: [
      ["tired", 4],
      ["someone", 2],
      ["phone", 1],
    ],
    breaksAt: 27,
    targets: { "Mock exam": ["part A", "part B", "paper #"], Study: ["lecture #"] },
    notes: { kept: ["71 of 80", "part B in time"], broken: ["slept badly"] },
  },
  plans: {
    restWeekdays: [{ week: 1, weekdays: [7] }],
    restDates: [34, 24],
    off: [],
    trip: { from: 34, to: 24, timeZone: "Asia/Kolkata" },
    goals: [{ week: 1, activity: "Mock exam", unit: "sessions", amount: 5 }],
    answers: { what_made_best_day: ["A whole paper in one go."] },
  },
};

/** Chooses lengths that are too long, ends early and restarts. */
export const sam: Person = {
  name: "Sam",
  sharing: "full",
  isCompared: true,
  ownActivities: [{ name: "Summary", color: "violet" }],
  joinWeek: 1,
  habits: {
    workPeriods: [
      { hour: 11, sessions: 2, isInRoom: true },
      { hour: 21, sessions: 2, isInRoom: true },
    ],
    weekdays: [0.7, 0.6, 0.7, 0.6, 0.5, 0.4, 0.5],
    activities: [
      ["Summary", 5],
      ["Study", 4],
    ],
    lengths: [
      [15, 2],
      [25, 4],
      [45, 4],
      [60, 3],
    ],
    capacity: 34,
    spread: 11,
    capacityLoss: 0,
    completesFirst: false,
    restartShare: 0.7,
    reasons: [
      ["tired", 5],
      ["phone", 4],
      ["other", 1],
    ],
    breaksAt: 13,
    targets: { Summary: ["two pages", "lecture #"], Study: ["problem set #"] },
    notes: { kept: ["better than yesterday"], broken: ["could not sit still"] },
  },
  plans: {
    restWeekdays: [],
    restDates: [],
    off: [{ from: 60, to: 57 }],
    trip: null,
    goals: [{ week: 6, activity: "Summary", unit: "minutes", amount: 180 }],
    answers: {},
  },
};

/** Joined late and has no routine. */
export const okan: Person = {
  name: "Okan",
  sharing: "full",
  isCompared: true,
  ownActivities: [],
  joinWeek: 7,
  habits: {
    workPeriods: [
      { hour: 12, sessions: 1, isInRoom: true },
      { hour: 16.5, sessions: 2, isInRoom: true },
    ],
    weekdays: [0.5, 0.5, 0.4, 0.5, 0.3, 0.2, 0.2],
    activities: [
      ["Study", 6],
      ["Reading", 1],
    ],
    lengths: [
      [25, 4],
      [45, 4],
    ],
    capacity: 50,
    spread: 15,
    capacityLoss: 0,
    completesFirst: false,
    restartShare: 0.2,
    reasons: [
      ["someone", 2],
      ["done_early", 2],
      ["phone", 2],
    ],
    breaksAt: 20,
    targets: { Study: ["catching up, lecture #"] },
    notes: { kept: [], broken: [] },
  },
  plans: {
    restWeekdays: [],
    restDates: [],
    off: [],
    trip: null,
    goals: [],
    answers: {},
  },
};
