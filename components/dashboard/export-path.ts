import type { DashboardPart } from "@/domain/api/export-part";
import type { DashboardParams } from "./period/dashboard-params";

/** The download address of one part of a dashboard, or of all; the caller adds the format. */
export function exportPath(
  { period, activityId }: Pick<DashboardParams, "period" | "activityId">,
  part?: DashboardPart,
): string {
  const query = new URLSearchParams({
    ...period,
    ...(activityId && { activityId }),
    ...(part && { part }),
  });
  return `/api/export/dashboard?${query}`;
}
