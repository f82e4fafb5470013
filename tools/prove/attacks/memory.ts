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
const SLICES = 10;
/** The lowest of several readings still varies by this much. */
const FLAT_MB = 64;

/**
 * The second half of the requests must not add to what the first half needed. Memory rises by up to
 * 80 MB until garbage is collected, so the lowest reading of each half counts.
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
    const total = trial.scale(1_500, 10_000);
    const all: HostileRequest[] = [];
    while (all.length < total) all.push(...requests.slice(0, total - all.length));
    const readings: number[] = [];
    for (let slice = 0; slice < SLICES; slice += 1) {
      const from = (total / SLICES) * slice;
      await sendHostile(person, all.slice(from, from + total / SLICES), { atOnce: AT_ONCE });
      readings.push(app.readMemory() ?? Number.NaN);
    }
    person.close();
    await flood.finish();
    const before = Math.min(...readings.slice(0, SLICES / 2));
    const after = Math.min(...readings.slice(SLICES / 2));
    if (Number.isNaN(before + after)) return;
    const isFlat = after - before < FLAT_MB;
    trial.check(
      `memory grows by less than ${FLAT_MB} MB in the second half`,
      total,
      isFlat ? [] : [`it grew from ${before.toFixed(0)} to ${after.toFixed(0)} MB`],
    );
  },
};
