import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { runtime } from "../process/runtime.mjs";

/**
 * The metrics of the process. Labels have few values, and none names or counts a single person, room
 * or address.
 *
 * @typedef {ReturnType<typeof createMetrics>} Metrics
 */

/**
 * Counted for every frame and notice. Plain numbers, because a metric of prom-client looks its
 * labels up at every change.
 */
const createTotals = () => ({
  framesDelivered: 0,
  frameBytesDelivered: 0,
  framesSkipped: 0,
  noticesPublished: 0,
  noticesReceived: 0,
  noticesDropped: 0,
  busReconnects: 0,
});

function createMetrics() {
  const registry = new Registry();
  const own = { registers: [registry] };
  const totals = createTotals();
  // The default of 10 ms wakes an idle process a hundred times a second.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });

  /**
   * A counter whose value is one of the totals.
   *
   * @param {string} name
   * @param {keyof typeof totals} total
   * @param {string} help
   */
  const countTotal = (name, total, help) =>
    new Counter({
      name,
      help,
      ...own,
      collect() {
        this.reset();
        this.inc(totals[total]);
      },
    });

  countTotal(
    "stint_frames_delivered_total",
    "framesDelivered",
    "Frames written to streams, one for each viewer.",
  );
  countTotal(
    "stint_frame_bytes_delivered_total",
    "frameBytesDelivered",
    "Bytes of frames written to streams, as sent.",
  );
  countTotal(
    "stint_frames_skipped_total",
    "framesSkipped",
    "Frames not written because the viewer was too slow; it gets a snapshot later.",
  );
  countTotal(
    "stint_notices_published_total",
    "noticesPublished",
    "Notices published to other processes.",
  );
  countTotal(
    "stint_notices_received_total",
    "noticesReceived",
    "Notices received from other processes.",
  );
  countTotal(
    "stint_notices_dropped_total",
    "noticesDropped",
    "Notices not sent to other processes, which find the changes by versions within 5 s.",
  );
  countTotal(
    "stint_bus_reconnects_total",
    "busReconnects",
    "Lost connections of the bus's listener that were replaced.",
  );
  gaugeRuntime(own);

  return {
    registry,
    totals,
    requestSeconds: new Histogram({
      name: "stint_http_request_duration_seconds",
      help: "Time until a request was answered or given up, of a stream until it was open.",
      labelNames: ["kind", "method", "status"],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      ...own,
    }),
    requestsRefused: new Counter({
      name: "stint_http_requests_refused_total",
      help: "Requests refused because too many were in progress.",
      labelNames: ["kind"],
      ...own,
    }),
    calls: new Counter({
      name: "stint_procedure_calls_total",
      help: "Calls of tRPC procedures; the outcome is ok or the reason of the failure.",
      labelNames: ["procedure", "outcome"],
      ...own,
    }),
    callSeconds: new Histogram({
      name: "stint_procedure_duration_seconds",
      help: "Time that calls of tRPC procedures took.",
      labelNames: ["procedure"],
      buckets: [0.01, 0.05, 0.25, 1, 5],
      ...own,
    }),
    busLag: new Histogram({
      name: "stint_bus_lag_seconds",
      help: "Time from publishing notices in another process to receiving them, by both clocks.",
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
      ...own,
    }),
    historyReads: new Counter({
      name: "stint_history_reads_total",
      help: "Reads of the history on a site with a replica, by who answered, and why the primary did.",
      labelNames: ["answered_by", "reason"],
      ...own,
    }),
    jobRuns: new Counter({
      name: "stint_job_runs_total",
      help: "Runs of jobs; the outcome is ok or failed.",
      labelNames: ["job", "outcome"],
      ...own,
    }),
    jobSucceededAt: new Gauge({
      name: "stint_job_last_success_timestamp_seconds",
      help: "When a job last succeeded, in seconds since 1970.",
      labelNames: ["job"],
      ...own,
    }),
  };
}

/**
 * Adds the gauges that are read from the open parts of the process. A part that is not open, or does
 * not exist on this database, has no value.
 *
 * @param {{ registers: Registry[] }} own where to add them
 */
function gaugeRuntime(own) {
  /**
   * @param {string} name
   * @param {string} help
   * @param {() => number | null | undefined} read
   */
  const gauge = (name, help, read) =>
    new Gauge({
      name,
      help,
      ...own,
      collect() {
        const value = read();
        if (value === null || value === undefined) this.remove();
        else this.set(value);
      },
    });
  gauge("stint_streams_open", "Open live streams.", () => runtime.hub?.stats.streams);
  gauge("stint_rooms_watched", "Rooms with a viewer.", () => runtime.hub?.stats.rooms);
  gauge("stint_people_watched", "People with an open stream.", () => runtime.hub?.stats.people);
  gauge(
    "stint_database_connections",
    "Connections of the pool to PostgreSQL.",
    () => runtime.database?.stats().connections,
  );
  gauge(
    "stint_database_connections_idle",
    "Connections of the pool that are not in use.",
    () => runtime.database?.stats().idle,
  );
  gauge(
    "stint_database_waiting",
    "Statements and transactions that wait for the database.",
    () => runtime.database?.stats().waiting,
  );
  new Gauge({
    name: "stint_queue_requests",
    help: "Requests in the fair queues, and those that occupy one of their slots.",
    labelNames: ["kind", "state"],
    ...own,
    collect() {
      for (const { kind, waiting, working } of runtime.workload?.stats() ?? []) {
        this.set({ kind, state: "waiting" }, waiting);
        this.set({ kind, state: "working" }, working);
      }
    },
  });
}

/**
 * One set of metrics per process, although Next loads this module again.
 * @type {Metrics}
 */
export const metrics = runtime.metrics ?? createMetrics();
runtime.metrics = metrics;
