import type { DayCell } from "@/domain/dashboard-totals";
import { addDays, monthOf, type Span } from "@/domain/span";

/** The cells of a packed month that lie in the span; see db/schema/packed-month.ts for the text. */
export function cellsOfMonth(month: string, entries: string, { from, to }: Span): DayCell[] {
  const cells: DayCell[] = [];
  const yearAndMonth = month.slice(0, 8);
  for (const part of entries.split(";")) {
    const [activityId = "", ...words] = part.split(" ");
    for (let i = 0; i < words.length; i += 4) {
      const date = yearAndMonth + words[i];
      if (date < from || date > to) continue;
      const [completed, broken, protectedMinutes] = words.slice(i + 1, i + 4).map(Number);
      if (completed === undefined || broken === undefined || protectedMinutes === undefined) {
        throw new Error(`the packed month ${month} is cut off`);
      }
      cells.push({ date, activityId, completed, broken, protectedMinutes });
    }
  }
  return cells;
}

/**
 * What is left of the span, for each person, without their packed months (first days, in any
 * order): as few and as long spans as may be.
 */
export function unpackedSpans(
  packed: ReadonlyMap<string, readonly string[]>,
  span: Span,
): (Span & { userId: string })[] {
  const bounds = boundsOfMonths();
  const spans: (Span & { userId: string })[] = [];
  for (const [userId, months] of packed) {
    let from = span.from;
    for (const month of months.toSorted()) {
      const { dayBefore, dayAfter } = bounds(month);
      if (from <= dayBefore) spans.push({ userId, from, to: dayBefore });
      from = dayAfter;
    }
    if (from <= span.to) spans.push({ userId, from, to: span.to });
  }
  return spans;
}

/** The days around a month, computed once each: many people have the same months packed. */
function boundsOfMonths() {
  const known = new Map<string, { dayBefore: string; dayAfter: string }>();
  return (month: string) => {
    const found = known.get(month);
    if (found) return found;
    const bounds = { dayBefore: addDays(month, -1), dayAfter: addDays(monthOf(month).to, 1) };
    known.set(month, bounds);
    return bounds;
  };
}
