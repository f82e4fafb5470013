// The router counts addresses too, and server.mjs loads it without TypeScript.
export { addressGroup } from "../http/address.mjs";
