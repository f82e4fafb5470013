/**
 * What Chromium says of requests to a server that ends under it: which of these depends on how far
 * a request had come (https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h).
 * A 503 is the server's own last word.
 */
export const LOST_SERVER =
  /ERR_(CONNECTION_\w+|SOCKET_NOT_CONNECTED|INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH|EMPTY_RESPONSE)|\b503\b/;

/** The same of a network that is cut, or switched off in the browser. */
export const LOST_NETWORK =
  /ERR_(INTERNET_DISCONNECTED|NETWORK_CHANGED|CONNECTION_\w+|SOCKET_NOT_CONNECTED|INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH|EMPTY_RESPONSE)/;
