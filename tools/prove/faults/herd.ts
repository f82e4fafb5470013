import { setTimeout as wait } from "node:timers/promises";
import type { Case, Trial } from "../case";
import { Client } from "../site/client";
import { Group } from "../site/group";
import { Screen } from "../site/screen";
import { Site } from "../site/site";

const GIVE_UP_S = 60;

/** Many streams come back at once after the app restarts; each reconnects as its browser would. */
export const HERDS: Case[] = [
  {
    name: "stopped-with-streams",
    title: "the app is stopped and started again while many streams are open",
    deadline: 150,
    run: async (trial) => {
      const site = await Site.open(trial, { engine: "any", viewers: trial.scale(200, 500) });
      const screens = await openScreens(trial, site);
      const begun = performance.now();
      const code = await site.app.stop("SIGTERM");
      trial.checkSeconds("the app ends after SIGTERM", (performance.now() - begun) / 1000, 2);
      trial.check("it exits with 0", 1, code === 0 ? [] : [`it exited with ${code}`]);
      await site.app.start();
      await checkReturn(trial, screens);
    },
  },
  {
    name: "killed-with-streams",
    title: "the app is killed while many streams are open and eight people act",
    deadline: 150,
    run: async (trial) => {
      const site = await Site.open(trial, { engine: "embedded", viewers: trial.scale(200, 500) });
      const screens = await openScreens(trial, site);
      const group = await Group.open(trial, [site.app.url]);
      group.start();
      await wait(1000);
      await site.app.stop("SIGKILL");
      await site.app.start();
      await checkReturn(trial, [...screens, ...group.screens]);
      await group.stop();
      const { journal } = group;
      trial.check("requests are answered within 15 s", journal.requests, journal.unanswered);
      trial.check("every act is acknowledged in the end", journal.acts.length, journal.unfinished);
    },
  },
];

/** Opens the viewers' streams, and waits until all have their first snapshot. */
async function openScreens(trial: Trial, site: Site): Promise<Screen[]> {
  const { url } = site.app;
  const screens = site.viewers.map(
    ({ cookie, slug }) => new Screen(Client.withCookie(url, cookie), slug),
  );
  trial.defer(() => {
    for (const screen of screens) screen.close();
  });
  const { missing } = await awaitReturn(screens);
  if (missing.length > 0) throw new Error(`${missing.length} streams did not open`);
  return screens;
}

async function checkReturn(trial: Trial, screens: Screen[]): Promise<void> {
  const { seconds, missing } = await awaitReturn(screens);
  trial.check(
    "every stream comes back",
    screens.length,
    missing.map(({ slug, connection }) => `a stream of ${slug} is ${connection}`),
  );
  trial.checkSeconds("all are back after the app is ready", seconds, 5);
}

async function awaitReturn(screens: Screen[]): Promise<{ seconds: number; missing: Screen[] }> {
  const begun = performance.now();
  for (;;) {
    const missing = screens.filter(({ isCurrent }) => !isCurrent);
    const seconds = (performance.now() - begun) / 1000;
    if (missing.length === 0 || seconds > GIVE_UP_S) return { seconds, missing };
    await wait(50);
  }
}
