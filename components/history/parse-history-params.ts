import { day, id, optionalLine, slug } from "@/domain/api/fields/text";
import { MAX_NOTE } from "@/domain/api/fields/text-length";
import { STATUSES } from "@/domain/focus-session/status";
import { dropEmpty, type HistoryFilter } from "./history-filter";

export type SearchParams = Record<string, string | string[] | undefined>;

/**
 * The filter in an address or a form. Invalid and repeated parts are ignored; days in the wrong
 * order are swapped.
 */
export function parseHistoryParams(search: SearchParams): HistoryFilter {
  const part = (name: string) => {
    const text = search[name];
    return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
  };
  const parseDay = (name: string) => day.safeParse(part(name)).data;
  const [first, last] = [parseDay("from"), parseDay("to")];
  const isReversed = first !== undefined && last !== undefined && first > last;
  return dropEmpty({
    from: isReversed ? last : first,
    to: isReversed ? first : last,
    activityId: id.safeParse(part("activityId")).data,
    status: STATUSES.find((status) => status === part("status")),
    roomSlug: slug.safeParse(part("roomSlug")).data,
    text: optionalLine(MAX_NOTE).safeParse(part("text")).data ?? undefined,
  });
}
