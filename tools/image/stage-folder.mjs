import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir } from "node:fs/promises";
import { basename, delimiter, join, relative } from "node:path";

/** @typedef {{ file: string, args: string[] }} Command */

/** A stage of a Dockerfile, performed below a folder that takes the place of the root folder. */
export class StageFolder {
  workdir = "/";
  user = "root";
  /** @type {Record<string, string>} */
  env = {};
  /** @type {Command | null} */
  start = null;
  /** @type {Command | null} */
  healthCheck = null;

  /**
   * @param {string} root the Node of the base image is in `usr/local/bin`
   */
  constructor(root) {
    this.root = root;
  }

  get cwd() {
    return join(this.root, this.workdir);
  }

  /** The environment of the stage; absolute paths lead to the folder. */
  get environment() {
    const own = Object.entries(this.env).map(([name, value]) => [name, this.#moveRoot(value)]);
    const { PATH = "", HOME = "", npm_config_cache } = process.env;
    return {
      PATH: [join(this.root, "usr/local/bin"), PATH].join(delimiter),
      HOME,
      // The packages in npm's cache need no download.
      npm_config_prefer_offline: "true",
      ...(npm_config_cache && { npm_config_cache }),
      ...Object.fromEntries(own),
    };
  }

  /**
   * @param {import("./dockerfile.mjs").Instruction} instruction
   * @param {{ context: string, isIgnored: (path: string) => boolean, stages: Map<string, StageFolder> }} sources
   */
  async perform({ name, text }, sources) {
    if (name === "WORKDIR") {
      this.workdir = text;
      await mkdir(this.cwd, { recursive: true });
    } else if (name === "ENV") {
      for (const pair of text.split(/\s+/)) {
        const [key = "", value = ""] = pair.split(/=(.*)/);
        this.env[key] = value;
      }
    } else if (name === "COPY") await this.#copy(text.split(/\s+/), sources);
    else if (name === "RUN") await this.#run(text);
    else if (name === "USER") this.user = text;
    else if (name === "CMD") this.start = parseCommand(text);
    else if (name === "HEALTHCHECK") this.healthCheck = parseCommand(text.replace(/^.*? CMD /, ""));
    else if (name !== "VOLUME" && name !== "EXPOSE") throw new Error(`${name} is not known here`);
  }

  /**
   * @param {string[]} words
   * @param {{ context: string, isIgnored: (path: string) => boolean, stages: Map<string, StageFolder> }} sources
   */
  async #copy(words, { context, isIgnored, stages }) {
    const paths = words.filter((word) => !word.startsWith("--"));
    const target = join(this.cwd, paths.pop() ?? "");
    const flag = words.find((word) => word.startsWith("--from="));
    const from = flag ? stages.get(flag.slice("--from=".length)) : null;
    if (flag && !from) throw new Error(`COPY ${flag} names no stage`);
    for (const path of paths) {
      const source = from ? join(from.root, path) : join(context, path);
      const isFolder = from !== null || path === ".";
      await cp(source, isFolder ? target : join(target, basename(path)), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (file) => from !== null || file === context || !isIgnored(relative(context, file)),
      });
    }
  }

  /** Runs a command as this user instead of root. @param {string} text */
  async #run(text) {
    const command = text
      .replaceAll(/ -[og] node\b/g, "")
      .replaceAll(/ (\/\S+)/g, ` ${this.root}$1`);
    const options = { cwd: this.cwd, env: this.environment };
    const child = spawn("sh", ["-ec", command], { ...options, stdio: "inherit" });
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`RUN ${text} exited with ${code}`);
  }

  /** @param {string} value */
  #moveRoot(value) {
    return value.startsWith("/") ? join(this.root, value) : value;
  }
}

/** @param {string} text @returns {Command} */
function parseCommand(text) {
  const [file = "", ...args] = JSON.parse(text);
  return { file, args };
}
