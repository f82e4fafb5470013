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
/** Readings of memory: while the process warms up, then twice as many that are compared. */
const READINGS = 5;
/** The lowest of several readings still varies by this much. */
const FLAT_MB = 64;

/**
 * Once the process has warmed up, more requests must not need more memory. It rises by up to 80 MB
 * until garbage is collected, so the lowest of several readings counts.
 */
export const MEMORY: Case = {
  name: "hostile-requests",
  title: "hostile requests, one after another, for a long time",
  deadline: 180,
  run: async (trial) => {
    const flood = await Flood.open(trial, { engine: "any" });
    const { app } = flood.site;
    const person = await Client.signInAsGuest(app.url, { name: "Eve" });
    const requests = makeRequests(trial, await findKnownValues(person));
    const total = trial.scale(1_500, 30_000);
    const all: HostileRequest[] = [];
    while (all.length < total) all.push(...requests.slice(0, total - all.length));
    const readings: number[] = [];
    const each = total / (3 * READINGS);
    for (let from = 0; from < total; from += each) {
      await sendHostile(person, all.slice(from, from + each), { atOnce: AT_ONCE });
      readings.push(app.readMemory() ?? Number.NaN);
    }
    person.close();
    await flood.finish();
    const before = Math.min(...readings.slice(READINGS, 2 * READINGS));
    const after = Math.min(...readings.slice(2 * READINGS));
    if (Number.isNaN(before + after)) return;
    const isFlat = after - before < FLAT_MB;
    trial.check(
      `memory grows by less than ${FLAT_MB} MB after the warm-up`,
      total,
      isFlat ? [] : [`it grew from ${before.toFixed(0)} to ${after.toFixed(0)} MB`],
    );
  },
};
