import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { accessSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { dropDatabase, runOnServer, withDatabase } from "../testing/postgres-server";
import { checkDatabase } from "./check-database.mjs";

const server = process.env.TEST_DATABASE_URL;
const PGBOUNCER = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer"].find(
  (path) => {
    try {
      accessSync(path);
      return true;
    } catch {
      return false;
    }
  },
);

/** The message with which the check refuses, or null. */
const refusal = (url: string) =>
  checkDatabase(url).then(
    () => null,
    (error: Error) => error.message,
  );

test("names the reason when no server answers, but not the password", async () => {
  const message = await refusal("postgres://stint:hunter2@127.0.0.1:1/stint");
  expect(message).toMatch(
    /^Cannot use the PostgreSQL server in DATABASE_URL: .*ECONNREFUSED.*\. Start/,
  );
  expect(message).not.toContain("hunter2");
});

describe.runIf(server)("on a real server", () => {
  const name = `stint_check_${randomUUID().slice(0, 8)}`;

  async function create(options = "") {
    await runOnServer(server ?? "", `create database "${name}" ${options}`);
    onTestFinished(() => dropDatabase(server ?? "", name).then(() => {}));
    return withDatabase(server ?? "", name);
  }

  test("accepts an empty database", async () => {
    expect(await refusal(await create())).toBeNull();
  });

  test("refuses a database that cannot store every name", async () => {
    const url = await create("encoding 'SQL_ASCII' template template0 locale 'C'");
    expect(await refusal(url)).toBe(
      "The database in DATABASE_URL has the encoding SQL_ASCII. Stint needs a database with UTF8.",
    );
  });

  test("says in one line that the database has to be created", async () => {
    expect(await refusal(withDatabase(server ?? "", "stint_missing"))).toBe(
      "Cannot use the PostgreSQL server in DATABASE_URL: " +
        'database "stint_missing" does not exist. Create it with the encoding UTF8, or correct the name.',
    );
  });

  test("refuses a role without rights in one line", async () => {
    const url = new URL(await create());
    const role = `${name}_role`;
    await runOnServer(server ?? "", `create role "${role}" login`);
    onTestFinished(() => runOnServer(server ?? "", `drop role "${role}"`).then(() => {}));
    url.username = role;
    expect(await refusal(url.href)).toBe(
      `The role ${role} in DATABASE_URL may not create tables. Make it the owner of the database.`,
    );
  });

  describe.runIf(PGBOUNCER)("behind PgBouncer", () => {
    /** Starts PgBouncer in front of the server. Returns the database's URL through it. */
    async function openBouncer(mode: "session" | "transaction") {
      const target = new URL(await create());
      const folder = await mkdtemp(join(tmpdir(), "stint-pgbouncer-"));
      await chmod(folder, 0o755);
      const port = await freePort();
      const config = join(folder, "pgbouncer.ini");
      await writeFile(
        config,
        `[databases]
* = host=${target.hostname} port=${target.port || 5432} user=${target.username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
ignore_startup_parameters = extra_float_digits,options
`,
      );
      // It refuses to run as root.
      const user = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
      const bouncer = spawn(PGBOUNCER ?? "", ["-q", ...user, config], { stdio: "ignore" });
      onTestFinished(async () => {
        bouncer.kill("SIGKILL");
        await rm(folder, { recursive: true });
      });
      await untilListening(port);
      target.host = `127.0.0.1:${port}`;
      return target.href;
    }

    test("refuses transaction mode in one line", async () => {
      expect(await refusal(await openBouncer("transaction"))).toBe(
        "DATABASE_URL leads to a connection pooler in transaction mode, such as PgBouncer. " +
          "Stint needs sessions: use session mode, or the address of the server itself.",
      );
    });

    test("accepts session mode", async () => {
      expect(await refusal(await openBouncer("session"))).toBeNull();
    });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Tries until the port accepts a connection; the test's own limit ends it. */
async function untilListening(port: number): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
