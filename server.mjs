import { createServer } from "node:http";
import { FolderInUse, lockFolder } from "./db/folder-lock.mjs";
import { buildWhenNeeded } from "./server/boot/build.mjs";
import { checkDatabase } from "./server/boot/check-database.mjs";
import { doors } from "./server/boot/doors.mjs";
import { readEnvFiles } from "./server/boot/env-file.mjs";
import { checkNode, readEnvironment } from "./server/boot/environment.mjs";
import { checkPort, closeServer, listen, TIMEOUTS } from "./server/boot/listen.mjs";
import { keptSecret } from "./server/boot/secret.mjs";
import { inFolder, StartProblem } from "./server/boot/start-problem.mjs";
import { Stop } from "./server/boot/stop.mjs";
import { runtime } from "./server/runtime.mjs";

const isDev = process.argv.includes("--dev");
const stop = new Stop();

/** Fulfilled when the app answers. */
export const started = start();
started.catch(giveUp);

async function start() {
  checkNode(process.versions.node);
  readEnvFiles({ isDev });
  const env = readEnvironment(process.env);
  const address = `http://localhost:${env.port}`;
  if (!env.databaseUrl) {
    const lock = await inFolder(env.dataDir, () => lockFolder(env.dataDir, { address }));
    stop.add(() => lock.release());
  }
  await checkPort(env);
  if (env.databaseUrl) await checkDatabase(env.databaseUrl);
  Object.assign(process.env, {
    NODE_ENV: isDev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATA_DIR: env.dataDir,
    NEXTAUTH_URL: env.url,
    NEXTAUTH_SECRET: env.secret ?? (await inFolder(env.dataDir, () => keptSecret(env.dataDir))),
  });
  if (!isDev) await buildWhenNeeded(stop.signal);

  const { default: next } = await import("next");
  const server = createServer(TIMEOUTS);
  const app = next({ dev: isDev, port: env.port, hostname: env.host, httpServer: server });
  stop.add(() => runtime.shutDown?.());
  await app.prepare();
  // Next does not wait for what instrumentation opens; nobody may knock before it is open.
  await runtime.opening;
  server.on("request", doors(app.getRequestHandler(), env));
  stop.add(() => closeServer(server));
  await listen(server, env);
  const database = env.databaseUrl ? "PostgreSQL" : `embedded database in ${env.dataDir}`;
  console.log(`Stint is ready at ${address} (${database})`);
}

/** @param {unknown} error */
async function giveUp(error) {
  if (stop.signal.aborted) return;
  const isExpected = error instanceof StartProblem || error instanceof FolderInUse;
  console.error(isExpected ? error.message : error);
  await stop.close();
  process.exit(1);
}
