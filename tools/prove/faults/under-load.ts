import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@/db/client";
import { SeededRandom } from "@/demo/group/seeded-random";
import { TIME_TOLERANCE, type Trial } from "../case";
import { Group } from "../site/group";
import type { Rows } from "../site/journal";
import { PageJournal, PageReader } from "../site/page-reader";
import type { Site } from "../site/site";

/** Promised time within which every screen shows the room as it is. */
const SCREENS_WITHIN_S = 6;

const ACTING_AFTERWARDS_MS = 1500;
/** People who also open pages, if a case asks for it. */
const READERS = 4;

interface Load {
  /** Origins that the people use: one for each process, or a proxy in front of it. */
  urls?: string[];
  /** Whether some of the people also open pages. */
  readsPages?: boolean;
  /** Injects the fault while everyone acts; resolves when it is over. */
  fault(group: Group): Promise<void>;
}

/** Lets eight people act and watch during a fault, then checks that nothing is lost or wrong. */
export async function proveUnderLoad(trial: Trial, site: Site, load: Load): Promise<Group> {
  const group = await Group.open(trial, load.urls ?? site.apps.map((app) => app.url));
  group.start();
  const pages = load.readsPages ? startReading(trial, group) : null;
  await load.fault(group);
  for (const app of site.apps) await app.waitUntilReady();
  group.journal.isRecovered = true;
  if (pages) pages.journal.isRecovered = true;
  await wait(ACTING_AFTERWARDS_MS);
  await group.stop();
  await pages?.stop();
  const screens = await group.awaitScreens(SCREENS_WITHIN_S * TIME_TOLERANCE);
  await checkJournal(trial, site, group);
  trial.check("screens equal to the room", group.screens.length, screens.failures);
  trial.checkSeconds(
    "all screens are up to date after the last act",
    screens.seconds,
    SCREENS_WITHIN_S,
  );
  return group;
}

/** Lets some people open pages. `stop` waits for the last answer and records the promises. */
function startReading(trial: Trial, group: Group) {
  const journal = new PageJournal();
  const random = (i: number) => new SeededRandom(`${trial.seed} ${trial.name} pages ${i}`);
  const readers = group.clients
    .slice(0, READERS)
    .map((client, i) => new PageReader(client, group.slug, random(i), journal));
  const reading = Promise.all(readers.map((reader) => reader.run()));
  // Reported by `stop`.
  reading.catch(() => {});
  const end = () => {
    for (const reader of readers) reader.stop();
  };
  trial.defer(end);
  const stop = async () => {
    end();
    await reading;
    trial.check("pages are answered within 15 s", journal.requests, journal.unanswered);
    trial.check(
      "pages succeed, or say why not and when to try again",
      journal.requests,
      journal.unexpected,
    );
    trial.check(
      "pages succeed after recovery",
      journal.requestsAfterRecovery,
      journal.failedAfterRecovery,
    );
  };
  return { journal, stop };
}

/** Compares the journal with the database. Stops the app if it holds an embedded one. */
async function checkJournal(trial: Trial, site: Site, { journal }: Group): Promise<void> {
  if (site.engine === "embedded") await site.app.stop("SIGTERM");
  const rows = await site.withDatabase(readRows);
  const { acts } = journal;
  trial.check("acknowledged acts are in the database", acts.length, journal.findLost(rows));
  trial.check("sessions are started once", rows.sessions.length, journal.findDoubled(rows));
  trial.check(
    "sessions of a person do not overlap",
    rows.sessions.length,
    rows.overlaps.map((pair) => `sessions overlap: ${JSON.stringify(pair)}`),
  );
  trial.check("requests are answered within 15 s", journal.requests, journal.unanswered);
  trial.check("failures are typed and can be retried", journal.requests, journal.unexpected);
  trial.check(
    "requests succeed after recovery",
    journal.requestsAfterRecovery,
    journal.failedAfterRecovery,
  );
  trial.check("every act is acknowledged in the end", acts.length, journal.unfinished);
}

/** Reads what a journal is compared with, directly from the database. */
async function readRows(database: Database): Promise<Rows> {
  const read = async <Row>(text: string) => (await database.query(text, [])) as Row[];
  return {
    sessions: await read(
      `select id, user_id as "userId", idempotency_key as key,
        broken_at is not null as "isBroken", note from focus_session`,
    ),
    activities: await read("select id, name from activity"),
    memberships: await read(
      `select m.user_id as "userId", r.slug from membership m join room r on r.id = m.room_id`,
    ),
    overlaps: await read(
      `select a.user_id as "userId", a.id as one, b.id as other
       from focus_session a join focus_session b on a.user_id = b.user_id and a.id < b.id
       and tstzrange(a.started_at, coalesce(a.broken_at, a.planned_end))
        && tstzrange(b.started_at, coalesce(b.broken_at, b.planned_end))`,
    ),
  };
}
