/** The amount of data in the bench. */
export interface Shape {
  sessions: number;
  people: number;
}

/** Average number of sessions a person has over three years; 4,000 people have 10 million. */
const SESSIONS_EACH = 2500;
export const DAYS_EACH = 1096;
export const TEN_YEARS_DAYS = 3653;
/** Members of a room: the first 50 people are in the first room, and so on. */
export const ROOM_SIZE = 50;

export const createShape = (sessions: number): Shape => ({
  sessions,
  people: Math.max(ROOM_SIZE, Math.round(sessions / SESSIONS_EACH)),
});

/** Ids by number, so that every part of the bench can name them. */
const buildId = (kind: string, n: number) =>
  `00000000-0000-4000-${kind}-${n.toString(16).padStart(12, "0")}`;
const personId = (n: number) => buildId("8001", n);
export const roomId = (n: number) => buildId("8002", n);
export const DEVICE = buildId("8003", 1);

/** The person with ten years of sessions. */
export const VETERAN = personId(1);
