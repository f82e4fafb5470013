/** `npm run build`: builds the app as `npm start` does, when the sources are newer than the build. */
import { buildWhenNeeded } from "../server/process/build.mjs";
import { isStartupError } from "../server/process/startup-error.mjs";

try {
  await buildWhenNeeded(new AbortController().signal);
} catch (error) {
  console.error(isStartupError(error) ? error.message : error);
  process.exitCode = 1;
}
