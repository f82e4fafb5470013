import { jsonLog } from "../observability/json-log.mjs";
import { AddressCounter } from "./address-counter.mjs";
import { FairQueue } from "./fair-queue.mjs";

/**
 * For each kind of request, how many work at a time (`slots`), and how many may be in progress,
 * waiting or working. The limits of an address allow for a school or an office, where 300 people
 * share one. A waiting request holds at most its body (64 KB), a working one some 0.5 MB.
 */
const REQUESTS = {
  /**
   * Rendering keeps the processor busy, so more at a time would only make all of them late. 600 pages
   * take about as long as a client waits.
   */
  page: { slots: 4, perAddress: 600, total: 2_000 },
  /** A call mostly waits for the database. A browser makes up to three at a time. */
  call: { slots: 64, perAddress: 1_000, total: 4_000 },
  /** A browser loads six files at a time. They are small and need no work. */
  file: { slots: 64, perAddress: 2_000, total: 8_000 },
  health: { slots: 4, perAddress: 50, total: 200 },
};
/** 300 people with three devices each, and as many again while a network change reconnects them. */
const STREAMS = { perAddress: 2_000, total: 20_000 };

const LOG_EVERY_MS = 60_000;

/** One procedure or a batch. */
export const TRPC_PATH = /^\/api\/trpc\/[^/]+$/;
/** The routes in app/api/, and the stream. */
const API_PATHS =
  /^\/api\/(live|trpc\/[^/]+|auth\/.+|export\/(account|coach|dashboard|history|record|room))$/;

/** @typedef {keyof typeof REQUESTS} RequestKind */

/** The work in progress of the process, and its limits. */
export class Workload {
  #streams;
  #requests;
  #loggedAt = Number.NEGATIVE_INFINITY;
  #proxies;

  /** @param {{ proxies: number, requests?: typeof REQUESTS, streams?: typeof STREAMS }} options */
  constructor({ proxies, requests = REQUESTS, streams = STREAMS }) {
    this.#proxies = proxies;
    this.#streams = new AddressCounter(streams);
    this.#requests = {
      page: createLimiter(requests.page),
      call: createLimiter(requests.call),
      file: createLimiter(requests.file),
      health: createLimiter(requests.health),
    };
  }

  /**
   * Counts a request as in progress. Returns a function that ends this, or null when there are too
   * many.
   *
   * @param {RequestKind} kind
   * @param {string} address
   */
  admit(kind, address) {
    return this.#requests[kind].inProgress.add(address) ?? this.#logLimit("requests");
  }

  /**
   * Waits until the request may work; see `FairQueue.acquire`.
   *
   * @param {RequestKind} kind
   * @param {string} address
   * @param {() => boolean} isGone
   */
  acquireSlot(kind, address, isGone) {
    return this.#requests[kind].queue.acquire(address, isGone);
  }

  /**
   * Counts an open stream, like `admit`.
   * @param {string} address
   */
  openStream(address) {
    return this.#streams.add(address) ?? this.#logLimit("streams");
  }

  /** How many requests of each kind wait for a slot, and occupy one. */
  stats() {
    return Object.entries(this.#requests).map(([kind, { queue }]) => ({ kind, ...queue.stats }));
  }

  /** @param {string} what */
  #logLimit(what) {
    if (performance.now() - this.#loggedAt < LOG_EVERY_MS) return null;
    this.#loggedAt = performance.now();
    const hint = this.#proxies === 0 ? " Behind a proxy, set TRUST_PROXY." : "";
    jsonLog.warn(`Refused more ${what}: too many at a time, in all or from one address.${hint}`);
    return null;
  }
}

/** @param {(typeof REQUESTS)[RequestKind]} limits */
const createLimiter = ({ slots, ...limits }) => ({
  queue: new FairQueue(slots),
  inProgress: new AddressCounter(limits),
});

/**
 * @param {string} path
 * @returns {RequestKind}
 */
export function findRequestKind(path) {
  if (path === "/readyz" || path === "/metrics") return "health";
  if (path.startsWith("/_next/static/")) return "file";
  return API_PATHS.test(path) ? "call" : "page";
}

/**
 * False for what Next would answer with a page although no page has this address: unknown paths of
 * the API, and Next's own pages for errors.
 *
 * @param {string} path
 */
export const isKnownPath = (path) =>
  API_PATHS.test(path) || !/^\/(api(\/|$)|_(?!next\/|_nextjs))/.test(path);
