/** The size of the measured site. Everyone is a member of one room and signed in on one device. */
export const ROOMS = 20;
export const MEMBERS = 50;
export const PEOPLE = ROOMS * MEMBERS;
/** The first person of each room has sessions on this many days, two a day. */
export const HISTORY_DAYS = 112;

const buildId = (kind: string, n: number) =>
  `00000000-0000-4000-${kind}-${n.toString(16).padStart(12, "0")}`;
export const deviceId = (n: number) => buildId("8003", n);
export const activityId = (n: number) => buildId("8004", n * 16 + 1);

/** People of neighboring numbers are in different rooms, so that changes alternate between rooms. */
export const slugOf = (n: number) => `organic-chemistry-${n % ROOMS}`;

/** The numbers of people who have sessions in the past, each again and again. */
export const listVeterans = (count: number) => Array.from({ length: count }, (_, i) => i % ROOMS);
