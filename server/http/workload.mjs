import { AddressCounter } from "./address-counter.mjs";
import { WorkLane } from "./work-lane.mjs";

/**
 * Kinds of requests: how many work at a time (`slots`), and how many may be in progress, waiting or
 * working. The limits of one address are made for a school or an office, where 300 people are behind
 * one. A request that waits holds at most its body (64 KB), and one that works some 0.5 MB.
 */
const LANES = {
  /**
   * Rendering keeps the processor busy: more at a time only makes all of them late. 600 pages take
   * about as long as a client waits.
   */
  page: { slots: 4, perAddress: 600, total: 2_000 },
  /** A call mostly waits for the database. A browser makes up to three at a time. */
  call: { slots: 64, perAddress: 1_000, total: 4_000 },
  /** A browser loads six files at a time. They are small and ready on the disk. */
  file: { slots: 64, perAddress: 2_000, total: 8_000 },
  ready: { slots: 4, perAddress: 50, total: 200 },
};
/** 300 people with three devices each, and as many again while a network change reconnects them. */
const STREAMS = { perAddress: 2_000, total: 20_000 };

const LOG_EVERY_MS = 60_000;

/** @typedef {keyof typeof LANES} Lane */

/** The work in progress of the process, and its limits. */
export class Workload {
  #streams;
  #lanes;
  #loggedAt = Number.NEGATIVE_INFINITY;
  #proxies;

  /** @param {{ proxies: number, lanes?: typeof LANES, streams?: typeof STREAMS }} options */
  constructor({ proxies, lanes = LANES, streams = STREAMS }) {
    this.#proxies = proxies;
    this.#streams = new AddressCounter(streams);
    this.#lanes = {
      page: createLane(lanes.page),
      call: createLane(lanes.call),
      file: createLane(lanes.file),
      ready: createLane(lanes.ready),
    };
  }

  /**
   * Counts a request in progress. Returns a function that ends it, or null when there are too many.
   *
   * @param {Lane} lane
   * @param {string} address
   */
  begin(lane, address) {
    return this.#lanes[lane].inProgress.add(address) ?? this.#logLimit("requests", address);
  }

  /**
   * Waits until the request may work; see `WorkLane.enter`.
   *
   * @param {Lane} lane
   * @param {string} address
   * @param {() => boolean} isGone
   */
  enter(lane, address, isGone) {
    return this.#lanes[lane].line.enter(address, isGone);
  }

  /**
   * Counts an open stream, like `begin`.
   * @param {string} address
   */
  openStream(address) {
    return this.#streams.add(address) ?? this.#logLimit("streams", address);
  }

  /**
   * @param {string} things
   * @param {string} address
   */
  #logLimit(things, address) {
    if (performance.now() - this.#loggedAt < LOG_EVERY_MS) return null;
    this.#loggedAt = performance.now();
    const hint = this.#proxies === 0 ? " Behind a proxy, set TRUST_PROXY." : "";
    console.warn(`Refused more ${things} from ${address}: too many at a time.${hint}`);
    return null;
  }
}

/** @param {(typeof LANES)[Lane]} limits */
const createLane = ({ slots, ...limits }) => ({
  line: new WorkLane(slots),
  inProgress: new AddressCounter(limits),
});

/**
 * @param {string} path
 * @returns {Lane}
 */
export function findLane(path) {
  if (path === "/readyz") return "ready";
  if (path.startsWith("/_next/static/")) return "file";
  return path.startsWith("/api/") ? "call" : "page";
}
