import type { SentNotice } from "../announce";

/** A `NOTIFY` payload must be below 8,000 bytes. An id takes 39 in JSON, the keys of a notice 80. */
const PAYLOAD_BYTES = 7_500;
const ID_BYTES = 39;
const NOTICE_BYTES = 80;
const MAX_IDS = Math.floor((PAYLOAD_BYTES - NOTICE_BYTES) / ID_BYTES);

/** Splits notices into chunks that fit one payload each, and a notice that is too long itself. */
export function splitNotices(notices: SentNotice[]): SentNotice[][] {
  const chunks: SentNotice[][] = [];
  let free = 0;
  for (const notice of notices.flatMap(splitNotice)) {
    const bytes = NOTICE_BYTES + idCount(notice) * ID_BYTES;
    if (bytes > free) {
      chunks.push([]);
      free = PAYLOAD_BYTES;
    }
    chunks.at(-1)?.push(notice);
    free -= bytes;
  }
  return chunks;
}

/** A sign of life names a device and a stream, so it counts as two ids. */
const LENGTH_IN_IDS = {
  rooms: 1,
  people: 1,
  groupSessions: 1,
  groupSessionsOf: 1,
  devices: 1,
  signs: 2,
};
const KINDS = Object.keys(LENGTH_IN_IDS) as (keyof typeof LENGTH_IN_IDS)[];

const idCount = (notice: SentNotice) =>
  KINDS.reduce((sum, kind) => sum + (notice[kind]?.length ?? 0) * LENGTH_IN_IDS[kind], 0);

/** The parts name rooms without people, so these rooms are read whole, which is always correct. */
function splitNotice(notice: SentNotice): SentNotice[] {
  if (idCount(notice) <= MAX_IDS) return [notice];
  return KINDS.flatMap((kind) => {
    const ids = notice[kind] ?? [];
    const most = Math.floor(MAX_IDS / LENGTH_IN_IDS[kind]);
    const parts = Math.ceil(ids.length / most);
    return Array.from({ length: parts }, (_, part) => ({
      [kind]: ids.slice(part * most, (part + 1) * most),
    }));
  });
}
