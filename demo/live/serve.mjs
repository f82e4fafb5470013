/** The server of the demo: `npm start` as it is, which tells its parent and does not outlive it. */
import { started } from "../../server.mjs";

await started;
process.send?.("started");
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
