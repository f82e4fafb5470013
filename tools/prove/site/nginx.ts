import type { ChildProcess } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Trial } from "../case";
import { endChild, isRunning, spawnChild } from "./children";
import { send } from "./http";
import { createCertificate, describeMissing, findProgram, makeFolder } from "./programs";

/** The line of docs/nginx.conf for one process, and that for another. */
const PROCESS = "server 127.0.0.1:3000 max_fails=0;";
const OTHER_PROCESS = "server 127.0.0.1:3001 max_fails=0;";
const START_WITHIN_MS = 10_000;

export interface NginxPorts {
  http: number;
  https: number;
  apps: number[];
}

/** A real nginx in front of the app, with docs/nginx.conf and a certificate of its own. */
export class Nginx {
  #child: ChildProcess | null = null;
  #output = "";

  private constructor(private readonly folder: string) {}

  /** Why nginx cannot run here; null when it can. */
  static async findObstacle(): Promise<string | null> {
    // Only Linux lets a client connect from any address of 127.0.0.0/8, as a case does.
    if (process.platform !== "linux") return "it needs Linux";
    return describeMissing("nginx", "openssl");
  }

  static async start(trial: Trial, ports: NginxPorts): Promise<void> {
    const folder = await makeFolder(trial, "nginx");
    await createCertificate(folder);
    const nginx = new Nginx(folder);
    await writeFile(join(folder, "nginx.conf"), await nginx.#buildConfiguration(ports));
    nginx.#spawn();
    trial.defer(() => nginx.#child && endChild(nginx.#child, "SIGKILL"));
    await nginx.#awaitAnswer(ports.http);
  }

  /** Builds a main configuration around docs/nginx.conf, with the ports and paths of the trial. */
  async #buildConfiguration({ http, https, apps }: NginxPorts): Promise<string> {
    const documented = await readFile("docs/nginx.conf", "utf8");
    const site = [
      ["listen 80;", `listen ${http};`],
      ["listen 443 ssl;", `listen ${https} ssl;`],
      // The machine of a trial may have no IPv6.
      ["listen [::]:80;", ""],
      ["listen [::]:443 ssl;", ""],
      [PROCESS, apps.map((port) => PROCESS.replace("3000", String(port))).join(" ")],
      [OTHER_PROCESS, ""],
      ["/etc/letsencrypt/live/stint.example/fullchain.pem", join(this.folder, "certificate")],
      ["/etc/letsencrypt/live/stint.example/privkey.pem", join(this.folder, "key")],
    ].reduce((text, [from = "", to = ""]) => {
      if (!text.includes(from)) throw new Error(`docs/nginx.conf has no ${from}`);
      return text.replace(from, to);
    }, documented);
    const folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path ${join(this.folder, name)};`,
    );
    return `daemon off;
pid ${join(this.folder, "pid")};
events { worker_connections 2048; }
http {
access_log off;
gzip on;
${folders.join("\n")}
${site}}
`;
  }

  #spawn(): void {
    const args = ["-e", "stderr", "-p", this.folder, "-c", join(this.folder, "nginx.conf")];
    const child = spawnChild(findProgram("nginx") ?? "nginx", args, {
      stdio: ["ignore", "ignore", "pipe"],
    });
    child.stderr?.on("data", (part) => {
      this.#output += part;
    });
    this.#child = child;
  }

  async #awaitAnswer(port: number): Promise<void> {
    const until = Date.now() + START_WITHIN_MS;
    const answers = () => send(`http://127.0.0.1:${port}/`).then(Boolean, () => false);
    while (!(await answers())) {
      if (!this.#child || !isRunning(this.#child) || Date.now() > until) {
        throw new Error(`nginx did not start: ${this.#output}`);
      }
      await wait(50);
    }
  }
}
