import { expect, test } from "vitest";
import { readConnectionUrl } from "./connection.mjs";

test.each([
  [
    "postgres://ann:pass%40word@db.example:6432/stint",
    { host: "db.example", port: 6432, user: "ann", password: "pass@word", database: "stint" },
  ],
  ["postgresql://ann@[::1]/stint", { host: "::1", user: "ann", database: "stint" }],
  [
    "postgres:///stint?host=/var/run/postgresql",
    { host: "/var/run/postgresql", database: "stint" },
  ],
  [
    "postgres://ann@/stint?host=/var/run/postgresql&port=5433",
    { host: "/var/run/postgresql", user: "ann", port: 5433 },
  ],
  [
    "postgres://ann@%2Fvar%2Frun%2Fpostgresql/stint",
    { host: "/var/run/postgresql", user: "ann", database: "stint" },
  ],
])("reads %s", (url, expected) => {
  expect(readConnectionUrl(url)).toMatchObject(expected);
});

test.each([
  ["disable", false],
  ["prefer", { rejectUnauthorized: false }],
  ["require", { rejectUnauthorized: false }],
  ["verify-full", {}],
])("encrypts with sslmode=%s as libpq does", (mode, ssl) => {
  expect(readConnectionUrl(`postgres://db.example/stint?sslmode=${mode}`).ssl).toEqual(ssl);
});

test("binds the sign-in to the encrypted channel when the URL asks for it", () => {
  const url = "postgres://db.example/stint?sslmode=require&channel_binding=require";
  expect(readConnectionUrl(url).enableChannelBinding).toBe(true);
});

test("takes neither a name nor time limits from the URL", () => {
  const url =
    "postgres://db.example/stint?application_name=owner&statement_timeout=1&query_timeout=1";
  expect(readConnectionUrl(url)).not.toMatchObject({ application_name: expect.anything() });
  expect(readConnectionUrl(url)).not.toMatchObject({ statement_timeout: expect.anything() });
  expect(readConnectionUrl(url)).not.toMatchObject({ query_timeout: expect.anything() });
});
