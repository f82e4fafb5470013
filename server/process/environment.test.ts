import { resolve } from "node:path";
import { expect, test } from "vitest";
import { checkNode, localAddress, networkAddress, readEnvironment } from "./environment.mjs";

test("has a default for every variable", () => {
  expect(readEnvironment({})).toEqual({
    port: 3000,
    host: undefined,
    dataDir: resolve(".data"),
    poolSize: 10,
    databaseUrl: undefined,
    redisUrl: undefined,
    url: "http://localhost:3000",
    secret: undefined,
    proxies: 0,
    hasHsts: false,
    metricsToken: undefined,
  });
});

test.each([
  [undefined, "http://localhost:3000"],
  ["0.0.0.0", "http://localhost:3000"],
  ["::", "http://localhost:3000"],
  ["127.0.0.1", "http://127.0.0.1:3000"],
  ["::1", "http://[::1]:3000"],
])("names the address for the host %s: %s", (host, address) => {
  expect(localAddress({ host, port: 3000 })).toBe(address);
});

test("tells other devices the first address in a network, if it listens there", () => {
  const facts = { netmask: "255.255.255.0", mac: "00:00:00:00:00:00", cidr: null };
  const v4 = (address: string, internal = false) => ({
    ...{ ...facts, address, internal, family: "IPv4" as const },
  });
  const v6 = { ...facts, address: "fe80::1", internal: false, family: "IPv6" as const, scopeid: 2 };
  const loopback = { lo: [v4("127.0.0.1", true)] };
  const home = { ...loopback, wlan0: [v6, v4("192.168.1.20")], docker0: [v4("172.17.0.1")] };
  const at = "http://192.168.1.20:3000";
  expect(networkAddress({ host: undefined, port: 3000 }, home)).toBe(at);
  expect(networkAddress({ host: "0.0.0.0", port: 3000 }, home)).toBe(at);
  expect(networkAddress({ host: "127.0.0.1", port: 3000 }, home)).toBeNull();
  expect(networkAddress({ host: undefined, port: 3000 }, loopback)).toBeNull();
});

test("treats an empty variable as unset", () => {
  const empty = { PORT: "", DATA_DIR: "", DATABASE_URL: "", NEXTAUTH_URL: "", TRUST_PROXY: "" };
  expect(readEnvironment(empty)).toEqual(readEnvironment({}));
});

test("reads every variable, and derives the URL from the port", () => {
  expect(
    readEnvironment({
      PORT: "8080",
      HOST: "127.0.0.1",
      DATA_DIR: "/var/lib/stint",
      DATABASE_URL: "postgres://stint@db/stint",
      DATABASE_REPLICA_URL: "postgres://stint@replica/stint",
      REDIS_URL: "rediss://stint:secret@redis:6380/1",
      NEXTAUTH_SECRET: "shared by all processes",
      TRUST_PROXY: "2",
      DATABASE_POOL_SIZE: "5",
      METRICS_TOKEN: "0123456789abcdef",
    }),
  ).toEqual({
    port: 8080,
    host: "127.0.0.1",
    dataDir: "/var/lib/stint",
    databaseUrl: "postgres://stint@db/stint",
    replicaUrl: "postgres://stint@replica/stint",
    redisUrl: "rediss://stint:secret@redis:6380/1",
    poolSize: 5,
    url: "http://localhost:8080",
    secret: "shared by all processes",
    proxies: 2,
    hasHsts: false,
    metricsToken: "0123456789abcdef",
  });
});

test.each([
  ["PORT", "http"],
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "3000 "],
  ["PORT", "-1"],
  ["TRUST_PROXY", "true"],
  ["TRUST_PROXY", "11"],
  ["DATABASE_POOL_SIZE", "1"],
  ["DATABASE_POOL_SIZE", "many"],
  ["NEXTAUTH_URL", "stint.example"],
  ["NEXTAUTH_URL", "ftp://stint.example"],
  ["NEXTAUTH_URL", "https://"],
  ["NEXTAUTH_URL", "https://example.org/stint"],
  ["NEXTAUTH_URL", "https://example.org/?a=b"],
  ["NEXTAUTH_URL", "https://mara@example.org"],
  ["HSTS", "no"],
  ["REDIS_URL", "localhost:6379"],
  ["REDIS_URL", "redis://"],
  ["REDIS_URL", "redis://localhost/stint"],
  ["REDIS_URL", "redis://localhost"],
  ["METRICS_TOKEN", "too short"],
  ["METRICS_TOKEN", "with spaces in between"],
  ["DATABASE_URL", "mysql://db/stint"],
  ["DATABASE_URL", "localhost"],
  ["DATABASE_URL", "postgres://one:5432,two:5432/stint"],
  ["DATABASE_REPLICA_URL", "mysql://db/stint"],
  ["DATABASE_REPLICA_URL", "postgres://replica/stint"],
])("refuses %s=%j in one line that names the variable", (name, value) => {
  const read = () => readEnvironment({ [name]: value });
  expect(read).toThrow(new RegExp(`^${name} must .*$`));
});

test("uses HSTS on an https site, unless it is switched off", () => {
  const { url, hasHsts } = readEnvironment({ NEXTAUTH_URL: "https://stint.example/" });
  expect({ url, hasHsts }).toEqual({ url: "https://stint.example", hasHsts: true });
  const off = { NEXTAUTH_URL: "https://stint.example", HSTS: "off" };
  expect(readEnvironment(off).hasHsts).toBe(false);
  expect(readEnvironment({ NEXTAUTH_URL: "http://stint.example" }).hasHsts).toBe(false);
});

test("does not repeat a refused REDIS_URL, which may hold a password", () => {
  for (const REDIS_URL of ["redis://stint:hunter2@redis", "rediss://stint:hunter2@redis/stint"]) {
    expect(() => readEnvironment({ REDIS_URL })).not.toThrow(/hunter2/);
  }
});

test.each(["DATABASE_URL", "DATABASE_REPLICA_URL"])(
  "does not repeat a refused %s, which may hold a password",
  (name) => {
    const read = () => readEnvironment({ [name]: "mysql://stint:hunter2@db/stint" });
    expect(read).not.toThrow(/hunter2/);
    expect(read).toThrow(/postgres:\/\//);
  },
);

test("requires Node 20.19 or newer", () => {
  for (const version of ["18.20.0", "20.18.3", "20.9.0"]) {
    expect(() => checkNode(version)).toThrow(
      `Stint needs Node 20.19 or newer. This is Node ${version}.`,
    );
  }
  for (const version of ["20.19.0", "22.0.0", "24.1.0"]) {
    expect(() => checkNode(version)).not.toThrow();
  }
});
