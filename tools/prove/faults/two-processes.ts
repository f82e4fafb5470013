import { setTimeout as wait } from "node:timers/promises";
import type { Case } from "../case";
import { Site } from "../site/site";
import { proveUnderLoad } from "./under-load";

/** People act at one process and watch at the other, so every change must cross. */
export const TWO_PROCESSES_CUT: Case = {
  name: "two-processes-cut",
  title: "the connections of two processes to PostgreSQL are cut five times each",
  needsPostgres: true,
  deadline: 180,
  run: async (trial) => {
    const site = await Site.open(trial, { engine: "postgres", processes: 2 });
    for (let i = 0; i < trial.scale(2, 40); i += 1) {
      const group = await proveUnderLoad(trial, site, {
        fault: async () => {
          for (let cut = 0; cut < 5; cut += 1) {
            for (const proxy of site.proxies) {
              await wait(trial.random.between(20, 300));
              proxy.cut();
            }
          }
        },
      });
      trial.check("no request takes longer than 10 s", group.journal.requests, group.journal.slow);
      group.close();
    }
  },
};
