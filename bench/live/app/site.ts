import { randomBytes, randomUUID } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { findFreePort } from "@/e2e/fixtures/app";
import { sessionCookieName } from "@/server/auth/cookie";
import { createDatabase, dropDatabase } from "@/server/testing/postgres-server";
import { fillDatabase } from "./fill";
import { ServerProcess } from "./server-process";
import { deviceId, PEOPLE } from "./shape";

export type Engine = "embedded" | "PostgreSQL";

interface Data {
  DATA_DIR: string;
  DATABASE_URL?: string;
}

/** The same for all servers of a run, so that cookies and their names are the same. */
const SECRET = randomBytes(32).toString("base64url");

/** The `Cookie` header of each person's device. */
export async function encodeCookies(): Promise<string[]> {
  process.env.NEXTAUTH_SECRET = SECRET;
  const name = sessionCookieName(false);
  return Promise.all(
    Array.from({ length: PEOPLE }, async (_, n) => {
      return `${name}=${await encode({ token: { sid: deviceId(n) }, secret: SECRET })}`;
    }),
  );
}

/**
 * Filled databases of one version of the app, which creates them itself, so that its schema may
 * differ from this one's.
 */
export class SiteTemplate {
  readonly #copies: Data[] = [];

  private constructor(
    readonly engine: Engine,
    private readonly checkout: string,
    private readonly data: Data,
  ) {}

  /** @param checkout the folder of the version, with its `node_modules` */
  static async create(engine: Engine, checkout: string): Promise<SiteTemplate> {
    const template = new SiteTemplate(engine, checkout, await createData(engine));
    try {
      const server = await template.#serve(template.data);
      await server.process.stop();
      await fillDatabase(template.data);
      return template;
    } catch (error) {
      await template.remove();
      throw error;
    }
  }

  /** Starts the version on a copy of the database. */
  async start(options: StartOptions = {}): Promise<Site> {
    const data = await copyData(this.engine, this.data);
    this.#copies.push(data);
    return this.#serve(data, options);
  }

  async #serve(data: Data, { hasProbe, changeUrl }: StartOptions = {}): Promise<Site> {
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}`;
    const { DATABASE_URL } = data;
    const process = await ServerProcess.start("server.mjs", {
      cwd: this.checkout,
      hasProbe,
      env: {
        PORT: String(port),
        HOST: "127.0.0.1",
        NEXTAUTH_URL: url,
        NEXTAUTH_SECRET: SECRET,
        DATA_DIR: data.DATA_DIR,
        ...(DATABASE_URL && { DATABASE_URL: changeUrl?.(DATABASE_URL) ?? DATABASE_URL }),
      },
      readyUrl: `${url}/readyz`,
    });
    return { process, port, url, databaseUrl: DATABASE_URL ?? null };
  }

  /** Deletes all databases. Their servers must have ended. */
  async remove(): Promise<void> {
    for (const { DATA_DIR, DATABASE_URL } of [...this.#copies, this.data]) {
      await rm(DATA_DIR, { recursive: true, force: true });
      if (DATABASE_URL) await dropDatabase(serverUrl(), databaseName(DATABASE_URL));
    }
  }
}

interface StartOptions {
  /** See `ServerProcess`. */
  hasProbe?: boolean;
  /** Leads the server's connections elsewhere, for example through a proxy. */
  changeUrl?: (url: string) => string;
}

/** A running server with its database. */
export interface Site {
  process: ServerProcess;
  port: number;
  url: string;
  databaseUrl: string | null;
}

const newFolder = () => mkdtemp(join(tmpdir(), "stint-bench-"));
const newName = () => `stint_bench_${randomUUID().slice(0, 8)}`;
const databaseName = (url: string) => new URL(url).pathname.slice(1);
const serverUrl = () => process.env.DATABASE_URL ?? "";

async function createData(engine: Engine): Promise<Data> {
  const DATA_DIR = await newFolder();
  if (engine === "embedded") return { DATA_DIR };
  return { DATA_DIR, DATABASE_URL: await createDatabase(serverUrl(), newName()) };
}

async function copyData(engine: Engine, data: Data): Promise<Data> {
  const DATA_DIR = await newFolder();
  await cp(data.DATA_DIR, DATA_DIR, { recursive: true });
  if (engine === "embedded") return { DATA_DIR };
  const template = databaseName(data.DATABASE_URL ?? "");
  const server = serverUrl();
  return { DATA_DIR, DATABASE_URL: await createDatabase(server, newName(), template) };
}
