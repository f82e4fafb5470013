// The old address of the history download keeps answering.
export { GET } from "../history/route";
