/**
 * An independent model of the rules of notes in PRODUCT.md for tests: lists of sessions and notes in
 * milliseconds, no database, no code shared with the app.
 */
export interface ModelSession {
  startedAt: number;
  /** Where it ended early, or its planned end. */
  end: number;
  isInRoom: boolean;
}

interface ModelNote {
  id: string;
  sender: number;
  text: string;
  leftAt: number;
  /** The session it waits for. */
  session: ModelSession | null;
  isWithheld: boolean;
  /** When the sender sees it delivered. */
  shownAt: number;
  readAt: number | null;
}

/** A receiver and the notes to them, in the order in which they were left. */
export class ModelReceiver {
  readonly sessions: ModelSession[] = [];
  readonly notes: ModelNote[] = [];
  readonly muted = new Set<number>();
  showsBusy = false;

  findRunning(now: number): ModelSession | null {
    return this.sessions.find(({ startedAt, end }) => startedAt <= now && now < end) ?? null;
  }

  leave(note: { id: string; sender: number; text: string }, now: number): void {
    const session = this.findRunning(now);
    const isVisible = session !== null && (session.isInRoom || this.showsBusy);
    this.notes.push({
      ...note,
      leftAt: now,
      session,
      isWithheld: this.muted.has(note.sender),
      shownAt: isVisible ? session.end : now,
      readAt: null,
    });
  }

  break(now: number): void {
    const session = this.findRunning(now);
    if (!session) return;
    session.end = now;
    if (!session.isInRoom && !this.showsBusy) return;
    for (const note of this.notes) {
      if (note.session === session && note.shownAt > now) note.shownAt = now;
    }
  }

  mute(sender: number, now: number): void {
    this.muted.add(sender);
    for (const note of this.notes) {
      if (note.sender === sender && this.#deliveredAt(note) > now) note.isWithheld = true;
    }
  }

  dismiss(id: string, now: number): boolean {
    const note = this.#delivered(now).find((one) => one.id === id);
    if (note) note.readAt ??= now;
    return note !== undefined;
  }

  /** The inbox that every device shows. */
  inbox(now: number) {
    if (this.findRunning(now)) return [];
    return this.#delivered(now).map((note) => ({
      ...{ id: note.id, text: note.text, leftAt: iso(note.leftAt) },
      deliveredAt: iso(this.#deliveredAt(note)),
      readAt: note.readAt === null ? null : iso(note.readAt),
      // Nobody leaves the room.
      canMute: true,
    }));
  }

  /** The sender's list of notes to this receiver. */
  sentBy(sender: number, now: number) {
    return this.notes
      .filter((note) => note.sender === sender)
      .map(({ id, text, shownAt }) => ({
        ...{ id, text },
        deliverAt: shownAt > now ? iso(shownAt) : null,
        deliveredAt: shownAt > now ? null : iso(shownAt),
      }));
  }

  /** The first instant after leaving at which the session that ran is over. */
  readonly #deliveredAt = (note: ModelNote) => note.session?.end ?? note.leftAt;

  #delivered(now: number): ModelNote[] {
    return this.notes.filter((note) => !note.isWithheld && this.#deliveredAt(note) <= now);
  }
}

const iso = (ms: number) => new Date(ms).toISOString();
