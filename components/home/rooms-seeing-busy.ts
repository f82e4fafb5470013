import type { MyRoom } from "./home-data";

/** The rooms that see until when a session in no room runs, for saying it; null when none does. */
export function busyTo(rooms: readonly MyRoom[]): { rooms: string; count: number } | null {
  const told = rooms.filter((room) => room.showsBusy);
  if (told.length === 0) return null;
  return { rooms: told.map((room) => room.name).join(", "), count: told.length };
}
