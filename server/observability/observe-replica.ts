import type { ReplicaObserver } from "@/db/replica/history-reads";
import { log } from "../log";
import { metrics } from "./metrics.mjs";

/** Counts the reads of the history by who answered them, and logs when the replica comes and goes. */
export const observeReplica: ReplicaObserver = {
  onRead: (reason) =>
    metrics.historyReads.inc(
      reason === null ? { answered_by: "replica", reason: "" } : { answered_by: "primary", reason },
    ),
  onChange: (reason, cause) => {
    if (reason === null) log.info("the replica answers reads of the history");
    else {
      const err = cause === undefined ? {} : { err: cause };
      log.warn({ reason, ...err }, "the replica is not used; the primary answers in its place");
    }
  },
};
