import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Case } from "../case";
import type { Client } from "../site/client";
import { Group } from "../site/group";
import { type Answer, Disconnected, describeAnswer, readReason, Unanswered } from "../site/http";
import { Site } from "../site/site";

/** Another session of the database, such as a migration or a backup, holds a table. */
export const LOCKED_TABLE: Case = {
  name: "locked-table",
  title: "another session locks the table of focus sessions",
  needsPostgres: true,
  run: async (trial) => {
    const site = await Site.open(trial, { engine: "postgres" });
    const group = await Group.open(trial, [site.app.url]);
    const heldMs = trial.scale(17_000, 40_000);
    const locked = new Outcomes();
    const others = new Outcomes();
    let answered: Promise<unknown> = Promise.resolve();
    await site.withDatabase((database) =>
      database.db.transaction(async (tx) => {
        // The app's own limit would end this transaction.
        await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
        await tx.execute(sql`lock table focus_session in access exclusive mode`);
        const until = Date.now() + heldMs;
        const keepAsking = async (client: Client, procedure: string, outcomes: Outcomes) => {
          while (Date.now() < until) {
            await outcomes.record(procedure, () => client.query(procedure));
            await wait(trial.random.between(200, 600));
          }
        };
        const asking = group.clients.flatMap((client, i) => [
          // Together more than the app has connections to the database.
          keepAsking(client, "focusSession.current", locked),
          keepAsking(client, "focusSession.last", locked),
          ...(i % 4 === 0 ? [keepAsking(client, "account.me", others)] : []),
        ]);
        // Their last requests are answered once the table is free.
        answered = Promise.all(asking);
        await wait(heldMs);
      }),
    );
    const begun = performance.now();
    const after = await group.clients[0]?.query("focusSession.current").catch(() => null);
    const seconds = (performance.now() - begun) / 1000;
    await answered;
    const { tried, unanswered } = locked;
    trial.check("requests are answered within 15 s", tried, unanswered);
    trial.check("they are refused with 503, a reason and Retry-After", tried, locked.untyped);
    trial.check("calls that do not need the table succeed, or may be retried", others.tried, [
      ...others.unanswered,
      ...others.untyped,
    ]);
    trial.check("requests succeed once the table is free", 1, after?.status === 200 ? [] : ["no"]);
    trial.checkSeconds("the first answer afterwards", seconds, 2);
  },
};

class Outcomes {
  tried = 0;
  readonly unanswered: string[] = [];
  /** Failures that do not say that one may try again. */
  readonly untyped: string[] = [];

  async record(name: string, ask: () => Promise<Answer>): Promise<void> {
    try {
      const answer = await ask();
      if (answer.status === 200) return;
      const isTyped =
        answer.status === 503 && readReason(answer) !== null && answer.headers["retry-after"];
      if (!isTyped) this.untyped.push(`${name}: ${describeAnswer(answer)}`);
    } catch (error) {
      if (error instanceof Unanswered) this.unanswered.push(`${name}: ${error.message}`);
      else if (error instanceof Disconnected) this.untyped.push(`${name}: ${error.message}`);
      else throw error;
    } finally {
      this.tried += 1;
    }
  }
}
