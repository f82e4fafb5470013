import type { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addressGroup, clientAddress, parseAddress } from "./address.mjs";

const ipv4 = fc.ipV4();
const ipv6 = fc.ipV6();
const port = fc.integer({ min: 1, max: 65_535 });

test("reads an address with or without a port, brackets, quotes and blanks", () => {
  fc.assert(
    fc.property(ipv4, port, (address, port) => {
      for (const entry of [address, `${address}:${port}`, ` ${address}:${port} `]) {
        expect(parseAddress(entry)).toBe(address);
      }
    }),
  );
  fc.assert(
    fc.property(ipv6, port, (address, port) => {
      const bracketed = `[${address}]`;
      for (const entry of [address, bracketed, `${bracketed}:${port}`, `"${bracketed}:${port}"`]) {
        expect(parseAddress(entry)).toBe(address);
      }
    }),
  );
});

test("counts a client as one address, whatever port its proxy appends", () => {
  const groupBehindProxy = (forwarded: string) => {
    const socket = new Socket();
    Object.defineProperty(socket, "remoteAddress", { value: "10.0.0.2" });
    const req = { socket, headers: { "x-forwarded-for": forwarded } } as unknown as IncomingMessage;
    return addressGroup(clientAddress(req, 1));
  };
  fc.assert(
    fc.property(
      fc.oneof(
        ipv4,
        ipv6.map((address) => `[${address}]`),
      ),
      port,
      port,
      (host, a, b) => {
        const group = groupBehindProxy(`${host}:${a}`);
        expect(groupBehindProxy(`${host}:${b}`)).toBe(group);
        expect(groupBehindProxy(host)).toBe(group);
        expect(group).not.toBe("10.0.0.2");
      },
    ),
  );
  for (const forged of [
    "",
    "unknown",
    "_hidden",
    "a:1",
    "1.2.3.4:x",
    "1.2.3:80",
    "[::1",
    "[x]:1",
  ]) {
    expect(groupBehindProxy(forged)).toBe("10.0.0.2");
  }
});

test("puts every notation of an address into one group", () => {
  fc.assert(
    fc.property(ipv6, (address) => {
      const spelled = new URL(`http://[${address}]`).hostname.slice(1, -1);
      expect(addressGroup(address)).toBe(addressGroup(spelled));
      expect(addressGroup(address.toUpperCase())).toBe(addressGroup(address));
    }),
  );
  fc.assert(
    fc.property(ipv4, (address) => {
      expect(addressGroup(`::ffff:${address}`)).toBe(address);
      expect(addressGroup(new URL(`http://[::ffff:${address}]`).hostname.slice(1, -1))).toBe(
        address,
      );
    }),
  );
});
