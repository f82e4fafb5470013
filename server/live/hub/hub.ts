import type { Socket } from "node:net";
import type { Database } from "@/db/client";
import { log } from "../../log";
import type { Notice } from "../announce";
import { Presence } from "../seats/presence";
import type { Bus } from "../transport/bus";
import { LiveStream } from "../transport/live-stream";
import type { Written } from "../written";
import { readCoachGrants, readPerson, readSeats } from "./hub-queries";
import { LivePerson } from "./live-person";
import { LiveRoom } from "./live-room";
import { SignsOfLife, signKey } from "./signs-of-life";
import { ThrottledTask } from "./throttled-task";
import { checkVersions } from "./version-check";

const VERSION_CHECK_MS = 5_000;
const HEARTBEAT_MS = 15_000;
const RENEW_MS = 25_000;
const MAX_STREAMS_PER_PERSON = 20;

/** Who opens a stream, and which rooms they watch. */
export interface StreamRequest {
  userId: string;
  sid: string;
  roomIds: string[];
  /** Null when the client sends no signs of life: then its presence lasts as long as its socket. */
  streamId: string | null;
  isCompressed: boolean;
}

/**
 * The live view of one process: its open streams, the rooms and people they watch, and what was last
 * sent. It keeps nothing of a room without viewers.
 */
export class Hub {
  readonly #rooms = new Map<string, LiveRoom>();
  readonly #people = new Map<string, LivePerson>();
  readonly #streams = new Set<LiveStream>();
  readonly #presence: Presence;
  readonly #signs: SignsOfLife;
  readonly #heals = new ThrottledTask("healing", () => this.#heal());
  readonly #timers: NodeJS.Timeout[];
  readonly #unsubscribe: () => void;

  constructor(
    private readonly database: Database,
    bus: Bus,
  ) {
    this.#presence = new Presence(database, (rooms) => bus.publish({ rooms }));
    this.#signs = new SignsOfLife((signs) => bus.publish({ signs }));
    this.#unsubscribe = bus.subscribe({
      onNotice: (notice) => this.#onNotice(notice),
      onReconnect: () => this.#refreshAll(),
    });
    this.#timers = [
      setInterval(() => this.heal(), VERSION_CHECK_MS),
      setInterval(() => this.#sendHeartbeats(), HEARTBEAT_MS),
      setInterval(() => this.#renewPresence(), RENEW_MS),
    ].map((timer) => timer.unref());
  }

  /** For the metrics: how many streams are open, and what they watch. */
  get stats() {
    return {
      streams: this.#streams.size,
      rooms: this.#rooms.size,
      people: this.#people.size,
    };
  }

  /** Streams of a person are limited; server/http/ limits those of an address and the process. */
  canOpen(userId: string): boolean {
    const own = this.#people.get(userId)?.streams.length ?? 0;
    return own < MAX_STREAMS_PER_PERSON;
  }

  /**
   * Opens a stream on a connection whose response has begun: `me`, then a `snapshot` per room, then
   * changes. It subscribes before it reads, so no change is missed. Call the returned function when
   * the connection closes.
   */
  open(socket: Socket, request: StreamRequest): () => void {
    const { userId, sid, roomIds, streamId, isCompressed } = request;
    // Reuses the strings of the rooms, so that streams keep no copies.
    const watched = roomIds.map((id) => this.#rooms.get(id)?.id ?? id);
    const stream = new LiveStream(socket, userId, sid, watched, this.#joinPerson, isCompressed);
    this.#streams.add(stream);
    for (const roomId of watched) this.#presence.arrive(roomId, userId);
    this.#joinPerson(stream);
    if (streamId === null) return this.#close.bind(this, stream);
    const forget = this.#signs.expect(signKey({ sid, streamId }), stream);
    return () => {
      forget();
      this.#close(stream);
    };
  }

  /** A browser still receives its stream, which may be open in another process. */
  receiveSign(device: { sid: string; streamId: string }): void {
    this.#signs.receive(device);
  }

  /**
   * Compares everything watched with the database and sends what has changed. Ends the streams whose
   * browsers are silent.
   */
  heal(): void {
    this.#signs.check();
    if (this.#streams.size > 0) this.#heals.request();
    this.#presence.retry();
  }

  /** Ends every stream and removes this process's presence. */
  async close(): Promise<void> {
    this.#unsubscribe();
    for (const timer of this.#timers) clearInterval(timer);
    void this.#heals.cancel();
    for (const stream of this.#streams) stream.end();
    await this.#presence.close();
  }

  readonly #joinPerson = (stream: LiveStream): void => this.#person(stream.userId).join(stream);

  readonly #joinRooms = (stream: LiveStream): void => {
    if (!stream.isOpen) return;
    for (const roomId of stream.roomIds) this.#room(roomId).join(stream);
  };

  #close(stream: LiveStream): void {
    stream.isOpen = false;
    this.#streams.delete(stream);
    const person = this.#people.get(stream.userId);
    person?.leave(stream);
    if (person?.streams.length === 0) this.#people.delete(person.id);
    for (const roomId of stream.roomIds) {
      const room = this.#rooms.get(roomId);
      room?.leave(stream);
      if (room?.isEmpty) this.#rooms.delete(roomId);
      this.#presence.leave(roomId, stream.userId);
    }
  }

  #onNotice({ rooms = [], people, devices = [], signs = [], written, ...group }: Notice): void {
    for (const key of signs) this.#signs.note(key);
    for (const id of group.groupSessions ?? []) this.#rooms.get(id)?.hintGroupSessions();
    for (const id of group.groupSessionsOf ?? []) this.#people.get(id)?.hintGroupSessions();
    for (const roomId of rooms) this.#updateRoom(roomId, people, written);
    for (const userId of people ?? []) this.#updatePerson(userId, written);
    if (devices.length > 0) this.#endStreams((sid) => devices.includes(sid));
  }

  #updateRoom(roomId: string, people: string[] | undefined, written: Written | undefined): void {
    const seat = written?.seats.find((one) => one.roomId === roomId);
    const room = this.#rooms.get(roomId);
    if (written && seat) room?.apply({ ...seat, userId: written.person.userId, at: written.at });
    else room?.refresh(people);
  }

  #updatePerson(userId: string, written: Written | undefined): void {
    const person = this.#people.get(userId);
    if (written?.person.userId === userId) person?.apply({ ...written.person, at: written.at });
    else person?.refresh();
  }

  async #heal(): Promise<void> {
    const [rooms, people] = [[...this.#rooms.values()], [...this.#people.values()]];
    const check = await checkVersions(this.database.live, {
      rooms: rooms.map((room) => room.sent),
      people: people.map((person) => person.sent),
      devices: [...new Set([...this.#streams].map((stream) => stream.sid))],
    });
    this.#endStreams((sid) => check.devices.has(sid));
    for (const room of rooms) room.heal(check.rooms.get(room.id) ?? null, check.nowMs);
    for (const person of people) person.heal(check.people.get(person.id) ?? null, check.nowMs);
    // A grant raises the coach's version, not the room's, because nobody else may notice it.
    for (const id of check.people.keys()) {
      this.#refreshGrantsTo(id);
      this.#people.get(id)?.hintGroupSessions();
    }
  }

  #refreshGrantsTo(userId: string): void {
    const streams = [...(this.#people.get(userId)?.streams ?? [])];
    const rooms = new Set(streams.flatMap((stream) => stream.roomIds));
    for (const roomId of rooms) this.#rooms.get(roomId)?.refreshGrants();
  }

  /** Notices may have been lost, so the counts of notices are not reliable. */
  #refreshAll(): void {
    for (const room of this.#rooms.values()) room.refresh();
    this.heal();
  }

  #endStreams(isEnded: (sid: string) => boolean): void {
    for (const stream of this.#streams) if (isEnded(stream.sid)) stream.end();
  }

  #sendHeartbeats(): void {
    for (const stream of this.#streams) stream.sendHeartbeat();
  }

  #renewPresence(): void {
    this.#presence.renew().catch((err) => log.error({ err }, "renewing presence failed"));
  }

  readonly #readPerson = (userId: string) => readPerson(this.database.live, userId);

  #room(id: string): LiveRoom {
    const room =
      this.#rooms.get(id) ??
      new LiveRoom(
        id,
        (roomId, people) => readSeats(this.database.live, roomId, people),
        (roomId, readAt) => readCoachGrants(this.database.live, roomId, readAt),
      );
    this.#rooms.set(id, room);
    return room;
  }

  #person(id: string): LivePerson {
    const person = this.#people.get(id) ?? new LivePerson(id, this.#readPerson, this.#joinRooms);
    this.#people.set(id, person);
    return person;
  }
}
