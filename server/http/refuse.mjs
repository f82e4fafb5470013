/**
 * Refuses a request before tRPC sees it, with an error of the same shape as tRPC's.
 *
 * @param {import("node:http").ServerResponse} res
 * @param {number} status
 * @param {string} code tRPC's name for the status, e.g. `NOT_FOUND`
 * @param {string} reason one of domain/api/reasons.ts
 */
export function refuse(res, status, code, reason) {
  res.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  res.end(
    JSON.stringify({ error: { message: reason, data: { code, httpStatus: status, reason } } }),
  );
}
