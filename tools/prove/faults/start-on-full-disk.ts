import { readdir } from "node:fs/promises";
import { findFreePort } from "@/e2e/fixtures/app";
import type { Case, Trial } from "../case";
import { AppProcess } from "../site/app-process";
import { SmallDisk } from "../site/small-disk";

/** The one line, after lines that Next may write about its configuration. */
const FULL =
  /^(✓.*\n)*The disk that holds DATA_DIR \S+ is full\. Free at least \d+ MB and start again\.\n$/;

/** Starts without enough space: on a disk that is too small, and on a full one. */
export const STARTS_ON_FULL_DISK: Case = {
  name: "start-on-full-disk",
  title: "the app is started on a full disk, with and without a database",
  findObstacle: SmallDisk.findObstacle,
  run: async (trial) => {
    const tiny = await SmallDisk.open(trial, 40);
    await expectRefusal(trial, await openApp(trial, tiny.folder));
    const left = await readdir(tiny.folder);
    trial.check(
      "a refused first start leaves nothing that looks like a database",
      1,
      left.filter((name) => name !== "secret"),
    );

    const disk = await SmallDisk.open(trial, 256);
    if (trial.isFull) {
      const app = await openApp(trial, disk.folder);
      await disk.fill();
      await expectRefusal(trial, app);
      await disk.free();
      await expectStart(trial, app);
      await app.stop("SIGTERM");
    } else await trial.tools.embedded.copyTo(disk.folder);
    const app = await openApp(trial, disk.folder);
    await disk.fill();
    await expectRefusal(trial, app);
    await disk.free();
    await expectStart(trial, app);
  },
};

async function openApp(trial: Trial, folder: string): Promise<AppProcess> {
  // With an empty secret the app also has to write one.
  const app = new AppProcess(await findFreePort(), { DATA_DIR: folder, NEXTAUTH_SECRET: "" });
  trial.defer(() => app.stop("SIGKILL"));
  return app;
}

async function expectRefusal(trial: Trial, app: AppProcess): Promise<void> {
  const { isStarted, code, output } = await app.attemptStart();
  const isRight = !isStarted && code === 1 && FULL.test(output);
  trial.check(
    "it exits with 1 and one line that says how much to free",
    1,
    isRight ? [] : [`it ${isStarted ? "started" : `exited with ${code}`}: ${output}`],
  );
}

async function expectStart(trial: Trial, app: AppProcess): Promise<void> {
  const problem = await app.start().then(
    () => [],
    (error: Error) => [error.message],
  );
  trial.check("it starts once there is space", 1, problem);
}
