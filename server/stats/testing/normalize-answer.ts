/** Replaces activity ids in an answer with numbers and removes colors. */
export function numberIds(answer: unknown, activityIds: string[]): unknown {
  if (Array.isArray(answer)) return answer.map((item) => numberIds(item, activityIds));
  if (typeof answer !== "object" || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([key]) => key !== "color")
      .map(([key, value]) => [
        key,
        key === "activityId" ? activityIds.indexOf(value as string) : numberIds(value, activityIds),
      ]),
  );
}

/** Sorts each list of an answer by content. */
export const sortLists = (answer: unknown) =>
  Object.fromEntries(
    Object.entries(answer as Record<string, unknown[]>).map(([key, items]) => [
      key,
      items.map((item) => JSON.stringify(sortKeys(item))).sort(),
    ]),
  );

const sortKeys = (item: unknown) =>
  Object.fromEntries(Object.entries(item as object).sort(([a], [b]) => (a < b ? -1 : 1)));
