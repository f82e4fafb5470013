import { chown, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findFreePort } from "@/e2e/fixtures/app";
import type { Case, Trial } from "../case";
import { AppProcess } from "../site/app-process";
import { PgBouncer } from "../site/pgbouncer";
import type { PostgresCluster } from "../site/postgres-cluster";
import { createCertificate, describeMissing, makeFolder } from "../site/programs";
import { Site } from "../site/site";
import { proveUnderLoad } from "./under-load";

const ROLE = "managed";
const PASSWORD = "secret";
const MAX_CONNECTIONS = 5;
/** Settings on which the app must not depend. */
const DATABASE_SETTINGS = {
  DateStyle: "'German'",
  IntervalStyle: "'iso_8601'",
  TimeZone: "'Pacific/Kiritimati'",
  default_transaction_isolation: "'serializable'",
  default_transaction_read_only: "on",
};
const URL_PARAMETERS = new URLSearchParams({
  sslmode: "require",
  channel_binding: "require",
  application_name: "owner",
  connect_timeout: "10",
  target_session_attrs: "read-write",
});

/** Three processes that reach PostgreSQL in three ways, as in real installations. */
export const UNUSUAL_CONNECTIONS: Case = {
  name: "unusual-connections",
  title:
    "one process has a role with five connections and channel binding, one a socket, one PgBouncer",
  needsPostgres: true,
  findObstacle: async () => describeMissing("pgbouncer", "openssl"),
  run: async (trial) => {
    const { postgres } = trial.tools;
    if (!postgres) throw new Error("this trial needs PostgreSQL");
    await offerTls(trial, postgres);
    const { port, folder } = postgres;
    const bouncer = await PgBouncer.open(trial, { mode: "session", port });
    const site = await Site.open(trial, {
      engine: "postgres",
      processes: 3,
      databaseUrls: async (name) => {
        await prepareDatabase(postgres, name);
        const socket = new URLSearchParams({ host: folder, port: `${port}` });
        return [
          // Starts first, so that its role owns the tables.
          `postgres://${ROLE}:${PASSWORD}@127.0.0.1:${port}/${name}?${URL_PARAMETERS}`,
          `postgres://postgres@/${name}?${socket}`,
          bouncer.url(name),
        ];
      },
    });
    await proveUnderLoad(trial, site, {
      fault: async () => {
        await wait(1000);
        await checkRole(trial, site);
        await bouncer.restart();
      },
    });
    const other = await PgBouncer.open(trial, { mode: "transaction", port });
    await checkRefusal(trial, other.url("postgres"), /^DATABASE_URL leads to a connection pooler/);
    await postgres.use("postgres", (database) => database.query("create role outsider login", []));
    const outsider = `postgres://outsider@127.0.0.1:${port}/postgres`;
    await checkRefusal(trial, outsider, /^The role outsider .* may not create tables/);
  },
};

/** Turns on TLS for the cluster. The role may connect only with TLS and its password. */
async function offerTls(trial: Trial, postgres: PostgresCluster): Promise<void> {
  const folder = await makeFolder(trial, "tls");
  await createCertificate(folder);
  await postgres.use("postgres", async (database) => {
    const [file] = await database.query("show hba_file", []);
    const rules = String(file?.hba_file);
    const { uid, gid } = await stat(rules);
    await chown(join(folder, "key"), uid, gid);
    const own = `hostssl all ${ROLE} all scram-sha-256\nhost all ${ROLE} all reject\n`;
    await writeFile(rules, own + (await readFile(rules, "utf8")));
    await database.query(`alter system set ssl_cert_file = '${join(folder, "certificate")}'`, []);
    await database.query(`alter system set ssl_key_file = '${join(folder, "key")}'`, []);
    await database.query("alter system set ssl = on", []);
    await database.query("select pg_reload_conf()", []);
    // The files are removed afterwards, and the cluster could not start without them.
    trial.defer(() =>
      postgres.use("postgres", async (later) => {
        await later.query("alter system reset all", []);
        await later.query("select pg_reload_conf()", []);
      }),
    );
  });
}

async function prepareDatabase(postgres: PostgresCluster, name: string): Promise<void> {
  await postgres.use("postgres", async (database) => {
    await database.query(
      `create role ${ROLE} login connection limit ${MAX_CONNECTIONS} password '${PASSWORD}'`,
      [],
    );
    await database.query(`alter database ${name} owner to ${ROLE}`, []);
    for (const [setting, value] of Object.entries(DATABASE_SETTINGS)) {
      await database.query(`alter database ${name} set ${setting} = ${value}`, []);
    }
  });
}

/** Checks the role's connections while people act. */
async function checkRole(trial: Trial, site: Site): Promise<void> {
  const rows = await site.withDatabase((database) =>
    database.query(
      "select ssl from pg_stat_activity join pg_stat_ssl using (pid) where usename = $1",
      [ROLE],
    ),
  );
  const isRight = rows.length > 1 && rows.length <= MAX_CONNECTIONS && rows.every(({ ssl }) => ssl);
  trial.check(
    "the limited role is in use, and its connections are encrypted",
    rows.length,
    isRight ? [] : [JSON.stringify(rows)],
  );
}

/** Checks that the app refuses to start with a database that it cannot use. */
async function checkRefusal(trial: Trial, DATABASE_URL: string, reason: RegExp): Promise<void> {
  const app = new AppProcess(await findFreePort(), { DATABASE_URL });
  const { isStarted, code, output } = await app.attemptStart();
  const isOneLine = output.indexOf("\n") === output.length - 1;
  const isRight = !isStarted && code === 1 && isOneLine && reason.test(output);
  trial.check(
    "PgBouncer's transaction mode, and a role without rights, are refused at the start in one line",
    1,
    isRight ? [] : [`it ${isStarted ? "started" : `exited with ${code}`}: ${output}`],
  );
}
