import type { IncomingMessage } from "node:http";

const ACCEPTS_GZIP = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i;

/** Whether the client accepts a compressed answer. */
export const acceptsGzip = ({ headers }: IncomingMessage): boolean =>
  ACCEPTS_GZIP.test(String(headers["accept-encoding"]));
