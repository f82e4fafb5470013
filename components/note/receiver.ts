/** The member a note is for. */
export interface Receiver {
  userId: string;
  name: string;
  /** Until when the room sees them in a session, epoch ms; null if it sees none. */
  freeAt: number | null;
}
