import { buildWhenNeeded } from "../../server/boot/build.mjs";

/** Once per run: the app is built, so that no server of a test builds it. */
export default async function build(): Promise<void> {
  await buildWhenNeeded(new AbortController().signal);
}
