/** So many rooms one stream watches at most. */
export const MOST_WATCHED_ROOMS = 20;
