import nextEnv from "@next/env";

/**
 * Loads `.env`, `.env.local`, `.env.production`, … of the working directory by Next's rules: a
 * variable that is already set wins. Called before anything reads the environment, because Next
 * itself loads the files only after the database is chosen.
 *
 * @param {{ isDev?: boolean }} [options]
 */
export function readEnvFiles({ isDev = false } = {}) {
  nextEnv.loadEnvConfig(process.cwd(), isDev, { info: () => {}, error: console.error });
}
