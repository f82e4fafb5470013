import { createServer } from "node:http";
import { FolderInUse, lockFolder } from "./db/embedded/folder-lock.mjs";
import { httpRouter } from "./server/http/http-router.mjs";
import { buildWhenNeeded } from "./server/process/build.mjs";
import { checkDatabase } from "./server/process/check-database.mjs";
import { readEnvFiles } from "./server/process/env-file.mjs";
import { checkNode, readEnvironment } from "./server/process/environment.mjs";
import { GracefulShutdown } from "./server/process/graceful-shutdown.mjs";
import { checkPort, closeServer, listen, TIMEOUTS } from "./server/process/listen.mjs";
import { runtime } from "./server/process/runtime.mjs";
import { loadSecret } from "./server/process/secret.mjs";
import { inFolder, StartupError } from "./server/process/startup-error.mjs";

const isDev = process.argv.includes("--dev");
const stop = new GracefulShutdown();

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
    NEXTAUTH_SECRET: env.secret ?? (await inFolder(env.dataDir, () => loadSecret(env.dataDir))),
  });
  if (!isDev) await buildWhenNeeded(stop.signal);

  const { default: next } = await import("next");
  const server = createServer(TIMEOUTS);
  const app = next({ dev: isDev, port: env.port, hostname: env.host, httpServer: server });
  stop.add(() => runtime.shutDown?.());
  await app.prepare();
  // Next does not wait for what instrumentation opens; nobody may knock before it is open.
  await runtime.opening;
  server.on("request", httpRouter(app.getRequestHandler(), env));
  stop.add(() => closeServer(server));
  await listen(server, env);
  const database = env.databaseUrl ? "PostgreSQL" : `embedded database in ${env.dataDir}`;
  console.log(`Stint is ready at ${address} (${database})`);
}

/** @param {unknown} error */
async function giveUp(error) {
  if (stop.signal.aborted) return;
  const isExpected = error instanceof StartupError || error instanceof FolderInUse;
  console.error(isExpected ? error.message : error);
  await stop.close();
  process.exit(1);
}
