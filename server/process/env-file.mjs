import nextEnv from "@next/env";

/**
 * Takes what stands in `.env` (and `.env.local`, `.env.production`, …) of the working directory
 * into the environment, by Next's own rules: a variable that is set already stays as it is. Before
 * anything else reads the environment; Next itself would do it only once the database is chosen.
 *
 * @param {{ isDev?: boolean }} [options]
 */
export function readEnvFiles({ isDev = false } = {}) {
  nextEnv.loadEnvConfig(process.cwd(), isDev, { info: () => {}, error: console.error });
}
