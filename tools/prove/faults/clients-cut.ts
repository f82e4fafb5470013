import { setTimeout as wait } from "node:timers/promises";
import { NetworkProxy } from "@/server/testing/network-proxy";
import type { Case } from "../case";
import { Site } from "../site/site";
import { proveUnderLoad } from "./under-load";

/** Clients lose their answers and their streams, and repeat what they did not see acknowledged. */
export const CLIENTS_CUT: Case = {
  name: "clients-cut",
  title: "all connections between the people and the app are cut, again and again",
  run: async (trial) => {
    const site = await Site.open(trial, { engine: "any" });
    const network = await NetworkProxy.open(site.app.port);
    trial.defer(() => network.close());
    await proveUnderLoad(trial, site, {
      urls: [`http://127.0.0.1:${network.ownPort}`],
      fault: async () => {
        for (let i = 0; i < trial.scale(20, 200); i += 1) {
          await wait(trial.random.between(50, 400));
          network.cut();
        }
      },
    });
  },
};
