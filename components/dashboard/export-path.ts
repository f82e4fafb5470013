import type { DashboardPart } from "@/domain/api/export-part";
import type { View } from "./period/dashboard-params";

/** Where a part of this view, or all of it, is to be had as a file; the format is to be added. */
export function exportPath({ span, activityId }: View, part?: DashboardPart): string {
  const query = new URLSearchParams({
    ...span,
    ...(activityId && { activityId }),
    ...(part && { part }),
  });
  return `/api/export/dashboard?${query}`;
}
