import type { Notice } from "../announce";

/** A payload of `NOTIFY` is below 8,000 bytes; an id in JSON takes 39, a notice its keys besides. */
const ROOM_FOR = 7_500;
const ID_BYTES = 39;
const NOTICE_BYTES = 40;
const MOST_IDS = Math.floor((ROOM_FOR - NOTICE_BYTES) / ID_BYTES);

/** Notices in portions that fit into one payload each; one that is too long is cut up. */
export function chunksOf(notices: Notice[]): Notice[][] {
  const chunks: Notice[][] = [];
  let room = 0;
  for (const notice of notices.flatMap(cutUp)) {
    const bytes = NOTICE_BYTES + idCount(notice) * ID_BYTES;
    if (bytes > room) {
      chunks.push([]);
      room = ROOM_FOR;
    }
    chunks.at(-1)?.push(notice);
    room -= bytes;
  }
  return chunks;
}

const idCount = ({ rooms, people, devices }: Notice) =>
  (rooms?.length ?? 0) + (people?.length ?? 0) + (devices?.length ?? 0);

/** Cut up, rooms are told of without people: then they are read whole, which is never wrong. */
function cutUp(notice: Notice): Notice[] {
  if (idCount(notice) <= MOST_IDS) return [notice];
  return (["rooms", "people", "devices"] as const).flatMap((kind) => {
    const ids = notice[kind] ?? [];
    const parts = Math.ceil(ids.length / MOST_IDS);
    return Array.from({ length: parts }, (_, part) => ({
      [kind]: ids.slice(part * MOST_IDS, (part + 1) * MOST_IDS),
    }));
  });
}
