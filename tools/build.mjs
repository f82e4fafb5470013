/** `npm run build`: the build that `npm start` makes when none stands for these sources. */
import { buildWhenNeeded } from "../server/process/build.mjs";

await buildWhenNeeded(new AbortController().signal);
