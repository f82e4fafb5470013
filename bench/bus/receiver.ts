import { type Kind, type Meeting, openEnds } from "./carriers";
import { now } from "./clock";

/** Notes when each id arrives. Receives the meeting first, then answers `collect` with the times. */
const arrivals: { kind: Kind; id: string; at: number }[] = [];

process.once("message", async (meeting: Meeting) => {
  const ends = await openEnds(meeting, (kind, id) => arrivals.push({ kind, id, at: now() }));
  process.on("message", () => process.send?.(arrivals.splice(0)));
  process.once("disconnect", () => void ends.close().then(() => process.exit(0)));
  process.send?.("ready");
});
