const ACCEPTED = {
  br: /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i,
  gzip: /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i,
};

/**
 * Whether the client accepts an answer in this encoding.
 *
 * @param {import("node:http").IncomingMessage} req
 * @param {keyof typeof ACCEPTED} encoding
 */
export const acceptsEncoding = ({ headers }, encoding) =>
  ACCEPTED[encoding].test(String(headers["accept-encoding"]));
