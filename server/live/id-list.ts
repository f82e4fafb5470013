/** Many ids (or numbers) as one parameter of a query: the text of an array. */
export const idList = (ids: (string | number)[]) => `{${ids.join(",")}}`;
