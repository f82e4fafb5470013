import { setTimeout as wait } from "node:timers/promises";
import { findFreePort } from "@/e2e/fixtures/app";
import { runOnServer } from "@/server/testing/postgres-server";
import type { Case, Trial } from "../case";
import { AppProcess } from "../site/app-process";
import { type Answer, describeAnswer } from "../site/http";
import { PostgresCluster } from "../site/postgres-cluster";
import { CoachedGroup } from "../site/replica/coached-group";
import { ReplicaSite } from "../site/replica/replica-site";
import { checkUsed } from "./replica-lag";

const AWAY_MS = 2_500;
const READERS = 3;
const NOTICED_WITHIN_MS = 60_000;
const READS_AFTERWARDS = 20;
const NOT_USED = /the replica is not used/g;

/** Faults of a replica. People go on reading: the primary answers, and nobody sees an error. */
export const REPLICA_FAULTS: Case = {
  name: "replica-faults",
  title: "a streaming replica is killed, refuses, goes silent, cancels, and is promoted",
  needsPostgres: true,
  findObstacle: ReplicaSite.findObstacle,
  deadline: 240,
  run: async (trial) => {
    const site = await ReplicaSite.open(trial);
    const group = await CoachedGroup.open(site);
    trial.defer(() => group.close());
    await checkUsed(trial, site, group);
    for (let i = 0; i < trial.scale(1, 10); i += 1) {
      for (const [name, fault] of Object.entries(PASSING)) {
        await withReaders(trial, site, group, () => fault(site), name);
        await checkUsed(trial, site, group);
        await checkFigures(trial, group);
      }
    }
    await promote(trial, site, group);
    await useAnotherCluster(trial, site, group);
  },
};

/** Faults after which the replica is used again. */
const PASSING: Record<string, (site: ReplicaSite) => Promise<void>> = {
  killed: async ({ replica }) => {
    await replica.kill();
    await wait(AWAY_MS);
    await replica.start();
  },
  refusing: async ({ proxy }) => {
    proxy.refuse();
    await wait(AWAY_MS);
    proxy.reconnect();
  },
  silent: async ({ proxy }) => {
    proxy.goDark();
    await wait(AWAY_MS);
    proxy.reconnect();
  },
  cancelling: async (site) => {
    const before = (await site.countReads()).get("cancelled") ?? 0;
    // Statements that end in time are not cancelled, so it is tried until one was.
    while (((await site.countReads()).get("cancelled") ?? 0) === before) {
      await site.onReplica(CANCEL);
    }
  },
};

/** As a conflict with the log does, which cannot be timed: every statement of the app is cancelled. */
const CANCEL = `
do $$ begin for i in 1..300 loop
  perform pg_cancel_backend(pid) from pg_stat_activity
    where application_name = 'stint' and state = 'active' and datname = current_database();
  perform pg_sleep(0.001);
  perform pg_stat_clear_snapshot();
end loop; end $$`;

/** Lets people read at the process with the replica until the fault is over. */
async function withReaders(
  trial: Trial,
  site: ReplicaSite,
  group: CoachedGroup,
  fault: () => Promise<void>,
  name: string,
): Promise<void> {
  const lines = countLines(site.reading);
  const failures: string[] = [];
  let tried = 0;
  let slowest = 0;
  let isOver = false;
  const readOn = async () => {
    while (!isOver) {
      const begun = performance.now();
      const answer = await group.readOne(trial.random);
      slowest = Math.max(slowest, performance.now() - begun);
      tried += 1;
      if (answer.status !== 200) failures.push(`${name}: ${describeAnswer(answer)}`);
      if (!(await site.reading.isReady())) failures.push(`${name}: /readyz does not say 200`);
      await wait(20);
    }
  };
  const reading = Promise.all(Array.from({ length: READERS }, readOn));
  await fault().finally(() => {
    isOver = true;
  });
  await reading;
  trial.check("reads succeed, and /readyz says 200, whatever the replica does", tried, failures);
  trial.checkSeconds("the slowest read during a fault of the replica", slowest / 1000, 2);
  if (name === "cancelling") return;
  const written = countLines(site.reading) - lines;
  trial.check(
    "the log says once that the replica is not used",
    1,
    written === 1 ? [] : [`${name}: ${written} lines after ${tried} reads`],
  );
}

const countLines = (app: AppProcess) => app.output.match(NOT_USED)?.length ?? 0;

async function checkFigures(trial: Trial, group: CoachedGroup): Promise<void> {
  const member = await group.act(trial.random);
  const { tried, failures } = await group.compare(member);
  trial.check("figures are those of the primary after each fault", tried, failures);
}

/** A replica that was promoted changes on its own, and stays another when it is a standby again. */
async function promote(trial: Trial, site: ReplicaSite, group: CoachedGroup): Promise<void> {
  const read = () => group.readOne(trial.random);
  const promoted = async () => {
    await site.onReplica("select pg_promote()");
    await site.onReplica("delete from packed_month");
    await site.onReplica("delete from focus_session");
    await site.onReplica("checkpoint");
    await wait(AWAY_MS);
  };
  await withReaders(trial, site, group, promoted, "promoted");
  await checkNotUsed(trial, site, site.reading, { reason: "not_a_standby", read });
  await checkFigures(trial, group);
  await site.replica.restartAsStandby();
  await checkNotUsed(trial, site, site.reading, { reason: "other_history", read });
  await checkFigures(trial, group);
}

/** Reads until the app has counted the reason, and some times more. The replica may answer none. */
async function checkNotUsed(
  trial: Trial,
  site: ReplicaSite,
  app: AppProcess,
  { reason, read }: { reason: string; read(): Promise<Answer> },
): Promise<void> {
  const promise = "a server that is not a replica of the primary is not used";
  const countReplica = async () => (await site.countReads(app)).get("replica") ?? 0;
  const before = await countReplica();
  const until = Date.now() + NOTICED_WITHIN_MS;
  let left = READS_AFTERWARDS;
  let tried = 0;
  const failures: string[] = [];
  while (left > 0 && Date.now() < until) {
    const answer = await read();
    tried += 1;
    if (answer.status !== 200) failures.push(`${reason}: ${describeAnswer(answer)}`);
    if ((await site.countReads(app)).get(reason)) left -= 1;
    else await wait(50);
  }
  if (left > 0) failures.push(`${reason} was not counted`);
  if ((await countReplica()) > before) failures.push(`${reason}: it has answered`);
  trial.check(promise, tried, failures);
}

/** A standby of another cluster has a database of the same name. */
async function useAnotherCluster(trial: Trial, site: ReplicaSite, group: CoachedGroup) {
  const other = await PostgresCluster.open();
  if (!other) throw new Error("no PostgreSQL programs found");
  trial.defer(() => other.close());
  const name = site.site.database;
  await runOnServer(other.url("postgres"), `create database ${name}`);
  await other.restartAsStandby();
  const app = new AppProcess(await findFreePort(), {
    DATABASE_URL: site.primary.url(name),
    DATABASE_REPLICA_URL: other.url(name),
  });
  trial.defer(() => app.stop("SIGKILL"));
  await app.start();
  const member = group.members[0]?.plain.at(app.url);
  if (!member) throw new Error("the room has no members");
  const read = () => member.query("dashboard.sizing");
  await checkNotUsed(trial, site, app, { reason: "other_history", read });
  member.close();
  const written = countLines(app);
  trial.check(
    "the log says once that the replica is not used",
    1,
    written === 1 ? [] : [`another cluster: ${written} lines`],
  );
}
