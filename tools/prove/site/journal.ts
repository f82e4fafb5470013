/** An act that the app has acknowledged with a 2xx answer. */
export type Act =
  | { kind: "start"; userId: string; key: string; sessionId: string }
  | { kind: "break"; userId: string; sessionId: string }
  | { kind: "review"; userId: string; sessionId: string; note: string }
  | { kind: "join"; userId: string; slug: string }
  | { kind: "rename"; userId: string; activityId: string; name: string };

/** The rows that acts change, as read from the database. */
export interface Rows {
  sessions: {
    id: string;
    userId: string;
    key: string | null;
    isBroken: boolean;
    note: string | null;
  }[];
  activities: { id: string; name: string }[];
  memberships: { userId: string; slug: string }[];
  /** Pairs of sessions of one person that ran at the same time. */
  overlaps: { userId: string; one: string; other: string }[];
}

/** The acts of a trial, acknowledged or not, and every request that ended badly. */
export class Journal {
  readonly acts: Act[] = [];
  /** Starts that were sent, acknowledged or not. */
  readonly startKeys = new Set<string>();
  readonly people = new Set<string>();
  /** Requests in all, with each repetition. */
  requests = 0;
  /** Requests that took longer than ten seconds. */
  readonly slow: string[] = [];
  /** Set when the fault is over: from then on every request must succeed. */
  isRecovered = false;
  requestsAfterRecovery = 0;
  readonly failedAfterRecovery: string[] = [];
  /** Requests without an answer within the limit. */
  readonly unanswered: string[] = [];
  /** Reasons of the refusals that said that the client may try again. */
  readonly refusals: string[] = [];
  /** Answers other than a success or a refusal that says that the client may try again. */
  readonly unexpected: string[] = [];
  /** Acts that had to be repeated more than once. */
  readonly repeated: string[] = [];
  /** Acts that were not acknowledged before the end. */
  readonly unfinished: string[] = [];

  /** A sentence for each acknowledged act that is not in the database. */
  findLost({ sessions, activities, memberships }: Rows): string[] {
    const bySession = new Map(sessions.map((row) => [row.id, row]));
    const names = new Map(activities.map((row) => [row.id, row.name]));
    const joined = new Set(memberships.map((row) => `${row.userId} ${row.slug}`));
    // Only the last of several notes or names can be in the database.
    const last = new Map<string, Act>();
    for (const act of this.acts) last.set(`${act.kind} ${subjectOf(act)}`, act);
    const isInDatabase = (act: Act): boolean => {
      switch (act.kind) {
        case "start":
          return bySession.get(act.sessionId)?.key === act.key;
        case "break":
          return bySession.get(act.sessionId)?.isBroken === true;
        case "review":
          return bySession.get(act.sessionId)?.note === act.note;
        case "join":
          return joined.has(`${act.userId} ${act.slug}`);
        case "rename":
          return names.get(act.activityId) === act.name;
      }
    };
    return [...last.values()]
      .filter((act) => !isInDatabase(act))
      .map((act) => `acknowledged, but not in the database: ${JSON.stringify(act)}`);
  }

  /** A sentence for each session that nobody started, or that was started twice. */
  findDoubled({ sessions }: Rows): string[] {
    const seen = new Set<string>();
    return sessions
      .filter(({ userId }) => this.people.has(userId))
      .filter(({ key }) => {
        const isSurplus = key === null || seen.has(key) || !this.startKeys.has(key);
        if (key !== null) seen.add(key);
        return isSurplus;
      })
      .map(({ id, userId, key }) => `session ${id} of ${userId} has the key ${key} once too often`);
  }
}

const subjectOf = (act: Act) => {
  if (act.kind === "join") return `${act.userId} ${act.slug}`;
  return act.kind === "rename" ? act.activityId : act.sessionId;
};
