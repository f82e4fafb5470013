import { createServer } from "node:http";
import { FolderInUse, lockFolder } from "./db/embedded/folder-lock.mjs";
import { httpRouter } from "./server/http/http-router.mjs";
import { createHttpServer } from "./server/http/http-server.mjs";
import { logConsole } from "./server/observability/console-log.mjs";
import { pathPatterns, readRoutes } from "./server/observability/path-pattern.mjs";
import { buildWhenNeeded } from "./server/process/build.mjs";
import { checkDatabase } from "./server/process/check-database.mjs";
import { readEnvFiles } from "./server/process/env-file.mjs";
import {
  checkNode,
  localAddress,
  networkAddress,
  readEnvironment,
} from "./server/process/environment.mjs";
import { GracefulShutdown } from "./server/process/graceful-shutdown.mjs";
import { checkPort, closeServer, listen } from "./server/process/listen.mjs";
import { runtime } from "./server/process/runtime.mjs";
import { loadSecret } from "./server/process/secret.mjs";
import { isStartupError, withFolderErrors } from "./server/process/startup-error.mjs";

const isDev = process.argv.includes("--dev");
const shutdown = new GracefulShutdown();

/** Resolves once the app accepts requests. */
export const started = start();
started.catch(fail);

async function start() {
  checkNode(process.versions.node);
  readEnvFiles({ isDev });
  const env = readEnvironment(process.env);
  const address = process.env.NEXTAUTH_URL ? env.url : localAddress(env);
  const forOthers = process.env.NEXTAUTH_URL ? null : networkAddress(env);
  if (!env.databaseUrl) {
    const lock = await withFolderErrors(env.dataDir, () => lockFolder(env.dataDir, { address }));
    shutdown.add(() => lock.release());
  }
  await checkPort(env);
  if (env.databaseUrl) await checkDatabase(env.databaseUrl);
  Object.assign(process.env, {
    NODE_ENV: isDev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATA_DIR: env.dataDir,
    NEXTAUTH_URL: env.url,
    NEXTAUTH_SECRET:
      env.secret ?? (await withFolderErrors(env.dataDir, () => loadSecret(env.dataDir))),
  });
  if (!isDev) await buildWhenNeeded(shutdown.signal);

  const { default: next } = await import("next");
  // Next listens for upgrades of the server that it is given, and leaves unknown ones open for ever.
  const nextUpgrades = createServer();
  const upgrades = isDev ? nextUpgrades : null;
  const server = createHttpServer({ proxies: env.proxies, upgrades });
  const app = next({ dev: isDev, port: env.port, hostname: env.host, httpServer: nextUpgrades });
  shutdown.add(() => runtime.shutDown?.());
  await app.prepare();
  // Next does not wait for instrumentation; requests must find the database open.
  await runtime.opening;
  const describePath = pathPatterns(readRoutes(".next"));
  server.on("request", httpRouter(app.getRequestHandler(), { ...env, describePath }));
  shutdown.add(() => closeServer(server));
  await listen(server, env);
  const database = env.databaseUrl ? "PostgreSQL" : `embedded database in ${env.dataDir}`;
  // Behind a proxy, the site's address does not tell the port of this process.
  const listening = address === localAddress(env) ? "" : `, on ${localAddress(env)}`;
  console.log(`Stint is ready at ${address}${listening} (${database})`);
  if (forOthers) console.log(`Other devices on your network reach it at ${forOthers}`);
  if (!isDev) logConsole();
}

/** @param {unknown} error */
async function fail(error) {
  if (shutdown.signal.aborted) return;
  const isExpected = isStartupError(error) || error instanceof FolderInUse;
  if (isExpected) console.error(error.message);
  else console.error("Stint could not start because of an unexpected error:", error);
  await shutdown.close();
  process.exit(1);
}
