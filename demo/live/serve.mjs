/**
 * The server of the demo: `npm start`, which also reports to its parent that it has started and
 * stops when the parent exits.
 */
import { started } from "../../server.mjs";

await started;
process.send?.("started");
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
