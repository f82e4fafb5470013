import { constants, deflateRawSync } from "node:zlib";
import { OPENING } from "./frame";

/**
 * Compressed streams whose frames are compressed once for all viewers.
 *
 * A deflate stream may refer to what was sent before, but viewers have received different frames. So
 * in a compressed stream every frame ends with the same comment, which clients ignore: whatever came
 * before, the next frame can refer to it. The comment itself is then a reference of a few bytes.
 */

/** Parts of usual frames, the most usual ones last, because near references are shorter. */
const COMMENT = Buffer.from(
  `:event: snapshot event: me data: {"session":{"serverNow":"clay","olive","teal","blue","green",` +
    `"violet","pink","amber","isRest":true,"brokenAt":"20","gone":["],"status":"broken","state":` +
    `"resting","here","away","role":"owner","coach","alsoCoaches":true,"session":null,"busyUntil":"` +
    `event: seats data: {"room":"","version":0,"serverNow":"202","seats":[{"userId":"","name":"",` +
    `"role":"member","alsoCoaches":false,"state":"running","session":{"activity":{"name":"Study",` +
    `"color":"amber","isRest":false},"target":null,"startedAt":"2026","plannedEnd":"2026"},` +
    `"busyUntil":null,"recent":[{"activity":null,"target":"","brokenAt":null,"status":` +
    `"completed"}]}]}\n\n`,
);

/** The header of a gzip file. The stream is never finished, so no checksum follows. */
const GZIP_HEADER = Buffer.from("1f8b08000000000000ff", "hex");

/** Ends a part on a whole byte, without ending the stream. */
const AS_PART = { finishFlush: constants.Z_SYNC_FLUSH };
/** A small state is created in a sixth of the time. */
const SMALL_STATE = { windowBits: 12, memLevel: 5 };
const SMALL_BYTES = 3_000;

/** Begins a compressed stream. */
export const COMPRESSED_OPENING = Buffer.concat([
  GZIP_HEADER,
  deflateRawSync(Buffer.concat([OPENING, COMMENT]), AS_PART),
]);

const compressed = new WeakMap<Buffer, Buffer>();

/** The frame as a part of a compressed stream: the same bytes for all viewers, compressed once. */
export function compressFrame(bytes: Buffer): Buffer {
  const known = compressed.get(bytes);
  if (known) return known;
  const part = deflateRawSync(Buffer.concat([bytes, COMMENT]), {
    ...AS_PART,
    ...(bytes.length <= SMALL_BYTES && SMALL_STATE),
    dictionary: COMMENT,
  });
  compressed.set(bytes, part);
  return part;
}
