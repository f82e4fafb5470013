import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";

// The superuser may write anywhere.
test.skipIf(process.getuid?.() === 0)(
  "says in one line who has to build in a read-only folder",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "stint-build-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await chmod(folder, 0o500);
    const child = spawn(process.execPath, [resolve("tools/build.mjs")], { cwd: folder });
    let output = "";
    child.stderr.on("data", (part: Buffer) => {
      output += part;
    });
    const [code] = await once(child, "close");
    expect(output).toBe(
      `The build in ${folder} is missing or older than the sources, and this user may not write ` +
        "there. Run npm run build as the owner of the folder.\n",
    );
    expect(code).toBe(1);
  },
);
