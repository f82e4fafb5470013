/**
 * Answers a request that is refused before tRPC sees it, in the shape of tRPC's own errors.
 *
 * @param {import("node:http").ServerResponse} res
 * @param {number} status
 * @param {string} code tRPC's name of the status, `NOT_FOUND`
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
