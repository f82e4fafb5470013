/** `npm run build`: builds the app as `npm start` does, when the sources are newer than the build. */
import { buildWhenNeeded } from "../server/process/build.mjs";

await buildWhenNeeded(new AbortController().signal);
