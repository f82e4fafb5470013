import type { RoomPart } from "@/domain/export-part";
import type { Span } from "@/domain/span";

/** Where a table of a room's dashboard is to be had as a file; the format is still to be added. */
export const roomExportPath = (slug: string, { from, to }: Span, part: RoomPart) =>
  `/api/export/room?${new URLSearchParams({ room: slug, from, to, part })}`;
