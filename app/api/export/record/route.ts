// Keeps the old address of the history download working.
export { GET } from "../history/route";
