import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@/db/client";
import type { Case } from "../case";
import { Group } from "../site/group";
import { Disconnected, describeAnswer, readReason, Unanswered } from "../site/http";
import { Site } from "../site/site";

const ATTEMPTS = 200;
/** Longer than a request may take. */
const STOPPED_MS = 20_000;

/**
 * A process that stops in the middle of a transaction keeps a person's lock. The case stops it by a
 * signal while it acts for this person, and repeats this until it happens to hold the lock.
 */
export const STOPPED_HOLDER: Case = {
  name: "stopped-holder",
  title: "a process stops while it holds a person's lock; another process serves the person",
  needsPostgres: true,
  run: async (trial) => {
    const site = await Site.open(trial, { engine: "postgres", processes: 2 });
    const [stopped, other] = site.apps;
    if (!stopped || !other) throw new Error("two processes are needed");
    trial.defer(() => stopped.resume());
    const group = await Group.open(trial, [stopped.url], 2);
    const [held, neighbour] = group.clients;
    if (!held || !neighbour) throw new Error("two people are needed");
    const isHeld = await site.withDatabase(async (database) => {
      for (let i = 0; i < ATTEMPTS; i += 1) {
        const update = held.mutate("account.update", { name: `Person ${i}` }).catch(() => null);
        // Not the id of a session: the call is refused, but also takes the lock.
        const endNothing = held.mutate("focusSession.break", { id: held.userId }).catch(() => null);
        await wait(trial.random.between(0, 12));
        stopped.pause();
        await wait(30);
        if (await holdsLock(database)) return true;
        stopped.resume();
        await Promise.all([update, endNothing]);
      }
      return false;
    });
    if (!isHeld) throw new Error(`no lock was held in ${ATTEMPTS} attempts; use another seed`);

    const begun = performance.now();
    const unanswered: string[] = [];
    const untyped: string[] = [];
    let tried = 0;
    let servedAfter: number | null = null;
    const ask = async (client: typeof held) => {
      const name = `Person after ${tried}`;
      tried += 1;
      try {
        const answer = await client.at(other.url).mutate("account.update", { name });
        if (answer.status === 200) return true;
        if (answer.status !== 503 || readReason(answer) === null) {
          untyped.push(`account.update of ${client.userId}: ${describeAnswer(answer)}`);
        }
      } catch (error) {
        if (error instanceof Unanswered) unanswered.push(error.message);
        else if (!(error instanceof Disconnected)) throw error;
        else untyped.push(error.message);
      }
      return false;
    };
    while (performance.now() - begun < STOPPED_MS && servedAfter === null) {
      const [isServed] = await Promise.all([ask(held), ask(neighbour)]);
      if (isServed) servedAfter = (performance.now() - begun) / 1000;
      else await wait(200);
    }
    stopped.resume();
    await wait(500);
    trial.check("requests at the other process are answered within 15 s", tried, unanswered);
    trial.check("failures are typed and can be retried", tried, untyped);
    trial.checkSeconds("the person is served while the process is stopped", servedAfter, 15);
    const last = await held.at(other.url).mutate("account.update", { name: "Person" });
    trial.check(
      "the person is served once the process continues",
      1,
      last.status === 200 ? [] : [describeAnswer(last)],
    );
  },
};

/** Whether a transaction that waits for its client holds an advisory lock. */
async function holdsLock(database: Database): Promise<boolean> {
  const rows = await database.query(
    `select 1 from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and a.state = 'idle in transaction'
       and l.database = (select oid from pg_database where datname = current_database())`,
    [],
  );
  return rows.length > 0;
}
