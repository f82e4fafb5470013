import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";

/**
 * The way from one browser to the server, which keeps every byte that came back: pages, answers,
 * files, and live streams as far as they have got. Nothing comes packed on it, so that words stand
 * in it as they are.
 */
export class Recorder {
  readonly #answers: { address: string; parts: Buffer[] }[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(port: number): Promise<Recorder> {
    const server = createServer((req, res) => recorder.#pass(req, res, port)).listen(0);
    await once(server, "listening");
    const address = server.address();
    if (!address || typeof address === "string") throw new Error("no port was given");
    const recorder = new Recorder(server, `http://localhost:${address.port}`);
    return recorder;
  }

  /** Everything that came back since the beginning, or since `forget`. */
  heard(): string {
    return this.#answers
      .map(({ address, parts }) => `${address}\n${Buffer.concat(parts).toString("utf8")}`)
      .join("\n");
  }

  /** The addresses that were asked, in their order. */
  asked(): string[] {
    return this.#answers.map(({ address }) => address);
  }

  /** Lets go of what came so far; a stream that is open goes on being heard. */
  forget(): void {
    for (const answer of this.#answers) answer.parts.length = 0;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  #pass(req: IncomingMessage, res: ServerResponse, port: number): void {
    const { "accept-encoding": _, ...headers } = req.headers;
    const { method, url: path } = req;
    const asked = request({ host: "localhost", port, method, path, headers }, (answer) => {
      const { statusCode = 502, rawHeaders } = answer;
      const parts = [Buffer.from(rawHeaders.join("\n"))];
      this.#answers.push({ address: path ?? "", parts });
      res.writeHead(statusCode, rawHeaders);
      answer.on("data", (part) => parts.push(part));
      answer.on("error", () => res.destroy());
      answer.pipe(res);
    });
    asked.on("error", () => res.destroy());
    res.on("close", () => asked.destroy());
    req.pipe(asked);
  }
}
