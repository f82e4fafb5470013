import type { RoomPart } from "@/domain/api/export-part";
import type { Period } from "@/domain/time/period";

/** Where a table of a room's dashboard is to be had as a file; the format is still to be added. */
export const roomExportPath = (slug: string, { from, to }: Period, part: RoomPart) =>
  `/api/export/room?${new URLSearchParams({ room: slug, from, to, part })}`;
