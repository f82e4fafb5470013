import { AddressCounter } from "./address-counter.mjs";
import { WorkLane } from "./work-lane.mjs";

/**
 * Limits for one address are made for a school or an office: 300 people behind one address, each with
 * up to three requests at a time. Each request in progress holds at most its body (64 KB), and while
 * it works some 0.5 MB.
 */
const REQUESTS = { perAddress: 1_000, total: 4_000 };
/** 300 people with three devices each, and as many again while a network change reconnects them. */
const STREAMS = { perAddress: 2_000, total: 20_000 };

/** Requests that work at a time. */
const SLOTS = {
  /** Rendering keeps the processor busy: more at a time only makes all of them late. */
  page: 8,
  /** A call mostly waits for the database. */
  call: 64,
  /** Files of the build, read from the disk. */
  file: 64,
  ready: 4,
};
const LOG_EVERY_MS = 60_000;

/** The work in progress of the process, and its limits. */
export class Workload {
  #requests;
  #streams;
  #lanes;
  #loggedAt = Number.NEGATIVE_INFINITY;
  #proxies;

  /** @param {{ proxies: number, requests?: typeof REQUESTS, streams?: typeof STREAMS, slots?: typeof SLOTS }} options */
  constructor({ proxies, requests = REQUESTS, streams = STREAMS, slots = SLOTS }) {
    this.#proxies = proxies;
    this.#requests = new AddressCounter(requests);
    this.#streams = new AddressCounter(streams);
    this.#lanes = {
      page: new WorkLane(slots.page),
      call: new WorkLane(slots.call),
      file: new WorkLane(slots.file),
      ready: new WorkLane(slots.ready),
    };
  }

  /**
   * Counts a request in progress. Returns a function that ends it, or null when there are too many.
   * @param {string} address
   */
  begin(address) {
    return this.#requests.add(address) ?? this.#logLimit("requests", address);
  }

  /**
   * Counts an open stream, like `begin`.
   * @param {string} address
   */
  openStream(address) {
    return this.#streams.add(address) ?? this.#logLimit("streams", address);
  }

  /** @param {string} path */
  laneFor(path) {
    if (path === "/readyz") return this.#lanes.ready;
    if (path.startsWith("/_next/static/")) return this.#lanes.file;
    return path.startsWith("/api/") ? this.#lanes.call : this.#lanes.page;
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
