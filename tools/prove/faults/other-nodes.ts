import { findFreePort } from "@/e2e/fixtures/app";
import { findNode } from "../../node-release.mjs";
import type { Case, Trial } from "../case";
import { AppProcess } from "../site/app-process";
import { Group } from "../site/group";
import { describeAnswer } from "../site/http";
import { makeFolder } from "../site/programs";

const [NEWEST, BEFORE] = [24, 22];
const SHOWN_WITHIN_S = 18;
const PAGES = ["/", "/dashboard", "/dashboard/history", "/account"];

/** The built app with other versions of Node than the one that runs these cases. */
export const OTHER_NODES: Case = {
  name: "other-nodes",
  title: "the app runs with Node 24 (in the full form also 22), which npm downloads",
  // The run that counts always has a registry, so there a failed download is a failure.
  findObstacle: async () => {
    if (process.env.CI) return null;
    return findNode(NEWEST).then(
      () => null,
      () => `npm could not download Node ${NEWEST}`,
    );
  },
  run: async (trial) => {
    for (const major of trial.isFull ? [BEFORE, NEWEST] : [NEWEST]) await tryNode(trial, major);
  },
};

async function tryNode(trial: Trial, major: number): Promise<void> {
  const folder = await makeFolder(trial, `node-${major}`);
  await trial.tools.embedded.copyTo(folder);
  const env = { DATA_DIR: folder };
  const app = new AppProcess(await findFreePort(), env, await findNode(major));
  trial.defer(() => app.stop("SIGKILL"));
  await app.start();
  const metrics = await fetch(`${app.url}/metrics`).then((answer) => answer.text());
  const isRight = metrics.includes(`nodejs_version_info{version="v${major}.`);
  trial.check(`Node ${major} runs the app`, 1, isRight ? [] : ["another version does"]);
  const group = await Group.open(trial, [app.url], 2);
  const [client] = group.clients;
  if (!client) throw new Error("the room has no members");
  const promiseShown = async (promise: string) => {
    const { failures } = await group.awaitScreens(SHOWN_WITHIN_S);
    trial.check(`Node ${major}: ${promise}`, group.screens.length, failures);
  };
  await promiseShown("streams show the room");
  const [activity] = await client.read<{ id: string }[]>("activity.list");
  const start = { activityId: activity?.id, roomSlug: group.slug, minutes: 25 };
  const { id } = await client.write<{ id: string }>("focusSession.start", start);
  const seats = (await group.readRoom()).seats;
  const isFocusing = seats.some(({ state }) => state === "running");
  trial.check(`Node ${major}: a session starts`, 1, isFocusing ? [] : ["no seat is running"]);
  await promiseShown("a start reaches the streams");
  await client.write("focusSession.break", { id });
  await promiseShown("an end reaches the streams");
  for (const path of PAGES) {
    const answer = await client.request(path);
    const isPage = answer.status === 200 && answer.text.includes("</html>");
    trial.check(`Node ${major}: pages succeed`, 1, isPage ? [] : [describeAnswer(answer)]);
  }
  const code = await app.stop("SIGTERM");
  trial.check(`Node ${major}: SIGTERM stops it`, 1, code === 0 ? [] : [`it exited with ${code}`]);
  const complaints = app.output
    .split("\n")
    .filter((line) => /warning|"level":"(warn|error)/i.test(line));
  trial.check(`Node ${major}: nothing is logged as a problem`, 1, complaints);
}
