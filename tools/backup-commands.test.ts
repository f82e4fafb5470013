import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stint-commands-"));
  await writeFile(join(folder, "notes.txt"), "hello");
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a command in a process of its own, with a data folder that does not exist. */
async function run(command: string, args: string[], env: Record<string, string> = {}) {
  const settings = { DATA_DIR: join(folder, "data"), DATABASE_URL: "", INIT_CWD: folder, ...env };
  const child = spawn(process.execPath, [`tools/${command}.mjs`, ...args], {
    env: { ...process.env, ...settings },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => {
      output += part;
    });
  }
  const [code] = await once(child, "close");
  return { code, output };
}

const nowhere = { DATABASE_URL: "postgres://user:password@127.0.0.1:1/stint" };

test.each<[command: string, args: string[], env: Record<string, string>, line: string]>([
  ["backup", ["--quick"], {}, "Unknown argument --quick. --help lists the arguments."],
  ["backup", ["notes.txt"], {}, "FOLDER/notes.txt exists. Give the backup another name."],
  ["backup", ["a.backup"], {}, "There is no database in FOLDER/data."],
  ["backup", ["a.backup"], { PORT: "x" }, 'PORT must be a whole number from 1 to 65535, not "x".'],
  [
    "backup",
    ["a.backup"],
    nowhere,
    "Cannot use the PostgreSQL server in DATABASE_URL: connect ECONNREFUSED 127.0.0.1:1. " +
      "Start the server, or correct the address.",
  ],
  ["restore", [], {}, "FILE is missing. --help lists the arguments."],
  ["restore", ["a", "b"], {}, "Unknown argument b. --help lists the arguments."],
  ["restore", ["gone.backup"], {}, "Cannot read FOLDER/gone.backup: it does not exist."],
  ["restore", ["."], {}, "Cannot read FOLDER: it is a folder."],
  ["restore", ["notes.txt"], nowhere, "notes.txt is not a backup of Stint."],
  ["move-to-postgres", [], {}, "URL is missing. --help lists the arguments."],
  [
    "move-to-postgres",
    ["mysql://x"],
    {},
    "The URL must look like postgres://user:password@host:5432/name.",
  ],
])("%s %j says in one line what is wrong", async (command, args, env, line) => {
  expect(await run(command, args, env)).toEqual({
    code: 1,
    output: `${line.replace("FOLDER", folder)}\n`,
  });
  expect(await readdir(folder)).toEqual(["notes.txt"]);
});

test.each(["backup", "restore", "move-to-postgres"])(
  "%s --help explains the command",
  async (name) => {
    const { code, output } = await run(name, ["--help"]);
    expect(output).toMatch(new RegExp(`^npm run ${name} `));
    expect(code).toBe(0);
  },
);
