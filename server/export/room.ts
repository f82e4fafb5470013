import type { RoomDashboard } from "@/domain/api/dashboard";
import { exportRoomInput } from "@/domain/api/export";
import type { RoomPart } from "@/domain/api/export-part";
import { download, periodSuffix, type ReasonText } from "./download";
import { type Table, writeCsv } from "./table";

/** `GET /api/export/room`: the answer of `dashboard.room`, or one of its tables. */
export const exportRoom = (request: Request, reasonText: ReasonText): Promise<Response> =>
  download(request, exportRoomInput, {
    reasonText,
    write: async (caller, { format, part, room, ...period }) => {
      const figures = await caller.dashboard.room({ roomSlug: room, ...period });
      const name = ["stint-room", room, part].filter(Boolean).join("-") + periodSuffix(period);
      const pieces =
        format === "csv" && part
          ? writeCsv(TABLES[part](figures))
          : [`${JSON.stringify(figures)}\n`];
      return { name, format, pieces };
    },
  });

const TALLY = ["completed", "broken", "focusMinutes"] as const;

const TABLES: Record<RoomPart, (figures: RoomDashboard) => Table> = {
  members: ({ members }) => ({
    columns: ["userId", "name", ...TALLY],
    rows: members.map((m) => [m.userId, m.name, m.completed, m.broken, m.focusMinutes]),
  }),
  activities: ({ members }) => ({
    columns: ["userId", "name", "activityId", "activity", ...TALLY],
    rows: members.flatMap((m) =>
      m.byActivity.map((a) => [
        m.userId,
        m.name,
        a.activityId,
        a.name,
        a.completed,
        a.broken,
        a.focusMinutes,
      ]),
    ),
  }),
  days: ({ members }) => ({
    columns: ["date", "userId", "name", ...TALLY],
    rows: members.flatMap((m) =>
      m.byDay.map((day) => [
        day.date,
        m.userId,
        m.name,
        day.completed,
        day.broken,
        day.focusMinutes,
      ]),
    ),
  }),
};
