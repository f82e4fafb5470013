import { day, id, optionalLine, slug } from "@/domain/api/text";
import { MAX_NOTE } from "@/domain/api/text-length";
import { STATUSES } from "@/domain/focus-session/status";
import { type HistoryFilter, withoutGaps } from "./history-filter";

export type Search = Record<string, string | string[] | undefined>;

/**
 * The filter that an address or a form asks for. What does not fit is left out; days in the wrong
 * order are put right.
 */
export function readFilter(search: Search): HistoryFilter {
  const part = (name: string) => {
    const text = search[name];
    return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
  };
  const zonedDate = (name: string) => day.safeParse(part(name)).data;
  const [first, last] = [zonedDate("from"), zonedDate("to")];
  const isTurned = first !== undefined && last !== undefined && first > last;
  return withoutGaps({
    from: isTurned ? last : first,
    to: isTurned ? first : last,
    activityId: id.safeParse(part("activityId")).data,
    status: STATUSES.find((status) => status === part("status")),
    roomSlug: slug.safeParse(part("roomSlug")).data,
    text: optionalLine(MAX_NOTE).safeParse(part("text")).data ?? undefined,
  });
}
