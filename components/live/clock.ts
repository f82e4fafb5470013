import { ServerClock } from "./server-clock";

/** The page's one clock. On the server it is never set and never asked. */
export const serverClock = new ServerClock(() => performance.now());
