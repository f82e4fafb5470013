/** Ids or numbers as one query parameter: the text of a PostgreSQL array. */
export const pgArray = (ids: (string | number)[]) => `{${ids.join(",")}}`;
