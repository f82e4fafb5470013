/** Many ids (or numbers) as one parameter of a query: the text of an array. */
export const pgArray = (ids: (string | number)[]) => `{${ids.join(",")}}`;
