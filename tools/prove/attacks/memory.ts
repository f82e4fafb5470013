import type { Case } from "../case";
import { Client } from "../site/client";
import { Flood } from "./flood";
import {
  findKnownValues,
  type HostileRequest,
  makeRequests,
  sendHostile,
} from "./hostile-requests";

const AT_ONCE = 8;
/** A process that has warmed up varies by this much between two collections of garbage. */
const FLAT_MB = 64;

/** The second half of the requests must not add to what the first half needed. */
export const MEMORY: Case = {
  name: "hostile-requests",
  title: "hostile requests, one after another, for a long time",
  deadline: 180,
  run: async (trial) => {
    const flood = await Flood.open(trial, { engine: "any" });
    const { app } = flood.site;
    const person = await Client.signInAsGuest(app.url, { name: "Eve" });
    const requests = makeRequests(trial, await findKnownValues(person));
    const total = trial.scale(1_500, 10_000);
    const all: HostileRequest[] = [];
    while (all.length < total) all.push(...requests.slice(0, total - all.length));
    const sendBetween = (from: number, to: number) =>
      sendHostile(person, all.slice(from, to), { atOnce: AT_ONCE });
    await sendBetween(0, total / 2);
    const middle = app.readMemory();
    await sendBetween(total / 2, total);
    const end = app.readMemory();
    person.close();
    await flood.finish();
    if (middle === null || end === null) return;
    const isFlat = end - middle < FLAT_MB;
    trial.check(
      `memory grows by less than ${FLAT_MB} MB in the second half`,
      total,
      isFlat ? [] : [`it grew from ${middle.toFixed(0)} to ${end.toFixed(0)} MB`],
    );
  },
};
