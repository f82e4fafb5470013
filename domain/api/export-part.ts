/** How a download is written. */
export const EXPORT_FORMATS = ["csv", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What the personal dashboard draws, each a table of its own. */
export const DASHBOARD_PARTS = [
  "totals",
  "days",
  "activities",
  "lengths",
  "hours",
  "breaks",
  "drifted",
  "streak",
  "sizing",
  "goals",
] as const;
export type DashboardPart = (typeof DASHBOARD_PARTS)[number];

/** What a member's page for their coach draws. */
export const COACHED_PARTS = [
  "totals",
  "days",
  "activities",
  "lengths",
  "hours",
  "breaks",
  "drifted",
  "streak",
  "sizing",
  "sessions",
  "elsewhere",
  "compared",
] as const;
export type CoachedPart = (typeof COACHED_PARTS)[number];

/** What a room's dashboard draws. */
export const ROOM_PARTS = ["members", "activities", "days", "past"] as const;
export type RoomPart = (typeof ROOM_PARTS)[number];
