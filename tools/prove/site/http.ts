import {
  Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type RequestOptions,
  request,
} from "node:http";
import { request as requestTls, Agent as TlsAgent } from "node:https";
import { connect } from "node:net";

/** A request without an answer after this long counts as unanswered. */
const ANSWER_WITHIN_MS = 15_000;

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface HttpRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  agent?: Agent;
}

const isTls = (url: string) => url.startsWith("https:");

/** Begins a request over http or https. Does not check certificates: those of a trial are self-signed. */
export const openRequest = (url: string, options: RequestOptions): ClientRequest =>
  isTls(url) ? requestTls(url, { ...options, rejectUnauthorized: false }) : request(url, options);

/**
 * An agent with as many connections as a browser.
 *
 * @param localAddress the address of this machine that they come from; any by default
 */
export function newAgent(url: string, localAddress?: string): Agent {
  const options = { keepAlive: true, maxSockets: 6, ...(localAddress && { localAddress }) };
  return isTls(url) ? new TlsAgent(options) : new Agent(options);
}

/** The connection was refused, reset or closed: the client knows at once that there is no answer. */
export class Disconnected extends Error {}

/** The connection stayed open, but no complete answer arrived in time. */
export class Unanswered extends Error {}

/**
 * Sends a request and reads the whole answer; of an event stream, which stays open, only the head.
 * Rejects with `Disconnected` or `Unanswered`.
 */
export function send(url: string, options: HttpRequest = {}): Promise<Answer> {
  const { method = "GET", headers = {}, body, agent } = options;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const req = openRequest(url, { method, headers: { ...length, ...headers }, agent });
    const timer = setTimeout(() => {
      reject(new Unanswered(`${method} ${url} had no answer after ${ANSWER_WITHIN_MS / 1000} s`));
      req.destroy();
    }, ANSWER_WITHIN_MS);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(new Disconnected(`${method} ${url}: ${error.message}`));
    };
    req.on("error", fail);
    req.on("response", (res) => {
      const chunks: Buffer[] = [];
      const finish = () => {
        clearTimeout(timer);
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: res.statusCode ?? 0, headers: res.headers, text });
      };
      res.on("data", (chunk) => chunks.push(chunk));
      res.on("error", fail);
      res.on("end", finish);
      if (res.headers["content-type"]?.startsWith("text/event-stream")) {
        finish();
        req.destroy();
      }
    });
    req.end(body);
  });
}

/** Sends bytes and returns what is answered, up to the end of the connection or of the time. */
export function exchangeBytes(
  port: number,
  bytes: string,
  { withinMs }: { withinMs: number },
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let received = "";
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(received);
    };
    const timer = setTimeout(finish, withinMs);
    socket.setEncoding("latin1");
    socket.on("data", (text) => {
      received += text;
    });
    socket.on("error", finish);
    socket.on("close", finish);
    socket.write(bytes, "latin1");
  });
}

/**
 * The reason of a refusal, as in domain/api/reasons.ts, of a call or of a page; null when the answer
 * has none.
 */
export function readReason({ text }: Answer): string | null {
  try {
    return JSON.parse(text).error.data.reason ?? null;
  } catch {
    return /^<!doctype html>\s*<html [^>]*data-reason="(\w+)"/.exec(text)?.[1] ?? null;
  }
}

/** For a report: the status, and the reason or the beginning of the answer. */
export const describeAnswer = (answer: Answer) =>
  `${answer.status} ${readReason(answer) ?? answer.text.slice(0, 120).replaceAll(/\s+/g, " ")}`;

/** Whether the answer says that the client may try again: 503 with a reason, or too many requests. */
export const isRetryable = (answer: Answer) =>
  answer.status === 429 || (answer.status === 503 && readReason(answer) !== null);
