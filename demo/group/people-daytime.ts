import type { Person } from "./person";

/** Reads in the mornings, always for the same length, and completes nearly every session. */
export const jonas: Person = {
  name: "Jonas",
  sharing: "full",
  isCompared: true,
  ownActivities: [],
  joinWeek: 1,
  habits: {
    workPeriods: [
      { hour: 7.5, sessions: 3, isInRoom: true },
      { hour: 14, sessions: 3, isInRoom: true },
    ],
    weekdays: [0.95, 0.95, 0.9, 0.95, 0.85, 0.2, 0.25],
    activities: [
      ["Reading", 7],
      ["Study", 4],
    ],
    lengths: [
      [25, 9],
      [45, 1],
    ],
    capacity: 62,
    spread: 12,
    capacityLoss: 0,
    completesFirst: false,
    restartShare: 0.2,
    reasons: [
      ["someone", 3],
      ["done_early", 2],
      ["other", 1],
    ],
    breaksAt: 19,
    targets: { Reading: ["chapter #", "chapter #, exercises"], Study: ["problem set #"] },
    notes: { kept: ["as planned"], broken: ["the door bell"] },
  },
  plans: {
    restWeekdays: [
      { week: 1, weekdays: [6, 7] },
      { week: 7, weekdays: [7] },
    ],
    restDates: [],
    off: [{ from: 29, to: 28 }],
    trip: null,
    goals: [{ week: 1, activity: "Reading", unit: "sessions", amount: 15 }],
    answers: { what_to_protect: ["Saturday mornings."], what_made_best_day: ["An early start."] },
  },
};

/** Runs long sessions in the laboratory, where colleagues interrupt. */
export const aiyana: Person = {
  name: "Aiyana",
  sharing: "full",
  isCompared: true,
  ownActivities: [{ name: "Lab report", color: "blue" }],
  joinWeek: 1,
  habits: {
    workPeriods: [
      { hour: 10, sessions: 2, isInRoom: false },
      { hour: 15.5, sessions: 2, isInRoom: true },
    ],
    weekdays: [0.9, 0.8, 0.85, 0.7, 0.75, 0.3, 0.3],
    activities: [
      ["Lab report", 6],
      ["Study", 3],
      ["Exercise", 1],
    ],
    lengths: [
      [45, 5],
      [60, 4],
      [90, 3],
      [120, 1],
    ],
    capacity: 82,
    spread: 18,
    capacityLoss: 0,
    completesFirst: false,
    restartShare: 0.3,
    reasons: [
      ["someone", 6],
      ["message", 1],
      ["tired", 1],
    ],
    breaksAt: 38,
    targets: { "Lab report": ["figures for run #", "methods", "discussion"], Study: ["spectra"] },
    notes: { kept: ["figures done"], broken: ["needed at the bench"] },
  },
  plans: {
    restWeekdays: [{ week: 1, weekdays: [7] }],
    restDates: [],
    off: [{ from: 52, to: 50 }],
    trip: null,
    goals: [{ week: 2, activity: "Lab report", unit: "minutes", amount: 360 }],
    answers: {},
  },
};

/** Works alongside her studies, shares only her presence and left the comparison. */
export const lena: Person = {
  name: "Lena",
  sharing: "presence",
  isCompared: false,
  ownActivities: [],
  joinWeek: 2,
  habits: {
    workPeriods: [
      { hour: 9, sessions: 3, isInRoom: false },
      { hour: 17, sessions: 1, isInRoom: true },
    ],
    weekdays: [0.8, 0.8, 0.8, 0.8, 0.8, 0.1, 0.1],
    activities: [
      ["Work", 6],
      ["Admin", 3],
      ["Study", 2],
    ],
    lengths: [
      [25, 3],
      [45, 3],
      [90, 2],
    ],
    capacity: 88,
    spread: 22,
    capacityLoss: 0,
    completesFirst: false,
    restartShare: 0.1,
    reasons: [
      ["message", 4],
      ["someone", 2],
    ],
    breaksAt: 30,
    targets: { Admin: ["scholarship form", "mail"], Work: ["shift plan"] },
    notes: { kept: [], broken: [] },
  },
  plans: {
    restWeekdays: [{ week: 2, weekdays: [6, 7] }],
    restDates: [],
    off: [],
    trip: null,
    goals: [],
    answers: {},
  },
};
