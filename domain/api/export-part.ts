/** File formats of downloads. */
export const EXPORT_FORMATS = ["csv", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const FIGURE_PARTS = [
  "totals",
  "days",
  "activities",
  "lengths",
  "hours",
  "breaks",
  "drifted",
  "streak",
  "sizing",
] as const;

/** Tables of the personal dashboard. */
export const DASHBOARD_PARTS = [...FIGURE_PARTS, "goals"] as const;
export type DashboardPart = (typeof DASHBOARD_PARTS)[number];

/** Tables of a member's page for their coach. */
export const COACHED_PARTS = [...FIGURE_PARTS, "sessions", "elsewhere", "compared"] as const;
export type CoachedPart = (typeof COACHED_PARTS)[number];

/** Tables of a room's dashboard. */
export const ROOM_PARTS = ["members", "activities", "days"] as const;
export type RoomPart = (typeof ROOM_PARTS)[number];
