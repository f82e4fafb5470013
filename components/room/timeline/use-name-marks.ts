"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormatInstant } from "../../format/use-format-instant";
import type { Seat } from "../../live/seat";
import { useTRPC } from "../../trpc/provider";
import { findNameKey } from "./name-keys";

/** Formats when a member joined, where another one in the room has the same name; else null. */
export function useNameMarks(
  roomSlug: string,
  seats: readonly Seat[],
): (userId: string) => string | null {
  const t = useTranslations("room.members");
  const format = useFormatInstant();
  const sameNamed = findSameNamed(seats).join(" ");
  const { data: members } = useQuery({
    ...useTRPC().member.list.queryOptions({ roomSlug }),
    enabled: sameNamed !== "",
  });
  if (!members || sameNamed === "") return () => null;
  const ids = new Set(sameNamed.split(" "));
  const joined = new Map(members.map(({ userId, joinedAt }) => [userId, joinedAt]));
  return (userId) => {
    const at = ids.has(userId) ? joined.get(userId) : undefined;
    return at ? t("joined", { day: format.day(at), time: format.time(at) }) : null;
  };
}

/** The ids of members whose name another member has too. */
function findSameNamed(seats: readonly Seat[]): string[] {
  const byName = new Map<string, string[]>();
  for (const { userId, name } of seats) {
    const key = findNameKey(name);
    const others = byName.get(key);
    if (others) others.push(userId);
    else byName.set(key, [userId]);
  }
  return [...byName.values()].filter((ids) => ids.length > 1).flat();
}
