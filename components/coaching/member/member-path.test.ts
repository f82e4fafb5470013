import { expect, it } from "vitest";
import {
  comparePath,
  memberExportPath,
  memberPeriodPath,
  parseMemberParams,
  suggestComparisons,
} from "./member-path";

const member = { slug: "chem-7f3k", userId: "6f0c9d0e-6c1b-4d2a-9b57-0d6f5b1f2a33" };
const PATH = `/rooms/${member.slug}/coach/${member.userId}`;
const today = "2026-11-18";
const read = (address: string) =>
  parseMemberParams(
    Object.fromEntries(new URL(address, "http://stint").searchParams),
    today,
    member,
  );

it("shows this week without a comparison by default", () => {
  expect(read(PATH)).toMatchObject({
    path: PATH,
    period: { from: "2026-11-16", to: "2026-11-22" },
    compare: null,
  });
});

it("reads back both periods it writes", () => {
  const compare = { from: "2026-10-01", to: "2026-10-31" };
  const params = read(`${PATH}?from=2026-11-01&to=2026-11-30`);
  const typed = { cfrom: compare.from, cto: compare.to };
  expect(read(comparePath(params, compare))).toEqual({ ...params, compare, typed });
  expect(read(comparePath(read(PATH), compare)).compare).toEqual(compare);
});

it.each([
  ["cfrom=2026-10-01", null, "missing"],
  ["cfrom=&cto=", "missing", "missing"],
  ["cfrom=yesterday&cto=0026-11-01", "unusable", "unusable"],
  ["cfrom=2026-11-18&cto=2026-11-19", null, "ahead"],
  ["cfrom=2026-11-20&cto=2026-11-19", "ahead", "ahead"],
  ["cfrom=2026-10-01&cto=2005-10-01", "long", null],
])(
  "reports what is wrong with %s, keeps what was typed and compares nothing",
  (query, cfrom, cto) => {
    const search = new URLSearchParams(query);
    expect(read(`${PATH}?${query}`)).toMatchObject({
      compare: null,
      wrong: { cfrom, cto },
      typed: { cfrom: search.get("cfrom") ?? "", cto: search.get("cto") ?? "" },
    });
  },
);

it("keeps the comparison when the period changes", () => {
  const month = { from: "2026-11-01", to: "2026-11-30" };
  const compared = (compare: string) => read(memberPeriodPath(read(`${PATH}?${compare}`), month));
  expect(compared("cfrom=2026-10-01&cto=2026-10-09"), "chosen days stay").toMatchObject({
    period: month,
    compare: { from: "2026-10-01", to: "2026-10-09" },
  });
  expect(compared("cfrom=2026-11-09&cto=2026-11-15").compare, "the week before").toEqual({
    from: "2026-10-02",
    to: "2026-10-31",
  });
  expect(compared("cfrom=2025-11-16&cto=2025-11-22").compare, "a year earlier").toEqual({
    from: "2025-11-01",
    to: "2025-11-30",
  });
  expect(read(memberPeriodPath(read(PATH), month))).toMatchObject({ period: month, compare: null });
});

it("does not compare a period with itself", () => {
  const params = read(`${PATH}?cfrom=2026-10-01&cto=2026-10-31`);
  const october = { from: "2026-10-01", to: "2026-10-31" };
  expect(read(memberPeriodPath(params, october)).compare).toBeNull();
});

it("swaps the days of a comparison in the wrong order", () => {
  expect(read(`${PATH}?cfrom=2026-10-31&cto=2026-10-01`).compare).toEqual({
    from: "2026-10-01",
    to: "2026-10-31",
  });
});

it("suggests the previous period and the same days a year earlier", () => {
  const params = read(`${PATH}?from=2028-02-01&to=2028-02-29`);
  expect(suggestComparisons(params).map(({ compare }) => compare)).toEqual([
    { from: "2028-01-03", to: "2028-01-31" },
    { from: "2027-02-01", to: "2027-02-28" },
  ]);
});

it("puts room, member, days and part in a download's address", () => {
  const period = { from: "2026-11-16", to: "2026-11-22" };
  expect(memberExportPath(member, { period, part: "breaks" })).toBe(
    `/api/export/coach?room=chem-7f3k&member=${member.userId}&from=2026-11-16&to=2026-11-22&part=breaks`,
  );
  const compare = { from: "2026-10-01", to: "2026-10-31" };
  const path = memberExportPath(member, { period, part: "compared", compare });
  expect(new URLSearchParams(path.split("?")[1]).get("cfrom")).toBe("2026-10-01");
  expect(new URLSearchParams(path.split("?")[1]).get("cto")).toBe("2026-10-31");
  expect(memberExportPath(member, { period, format: "json" })).toBe(
    `/api/export/coach?room=chem-7f3k&member=${member.userId}&from=2026-11-16&to=2026-11-22&format=json`,
  );
});
