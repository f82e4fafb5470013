import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { buildNameKey } from "@/domain/room/impersonation";
import { clockTime } from "../../format/clock-time";
import { useFormatDay } from "../../format/use-format-day";
import { useReaderZone } from "../../timeline/use-format-session";
import { useTRPC } from "../../trpc/provider";
import type { Listed } from "./member-row";

/** Since when those are in the room who share a name, so that an owner takes out the one they mean. */
export function useFormatJoined(slug: string, people: readonly Listed[], isOwner: boolean) {
  const t = useTranslations("room.members");
  const dayWords = useFormatDay();
  const zone = useReaderZone();
  const keys = people.map(({ name }) => buildNameKey(name));
  const isShared = ({ name }: Listed) =>
    keys.filter((key) => key === buildNameKey(name)).length > 1;
  const { data: members } = useQuery({
    ...useTRPC().member.list.queryOptions({ roomSlug: slug }),
    enabled: isOwner && people.some(isShared),
  });
  return (person: Listed): string | null => {
    const member = isShared(person) && members?.find(({ userId }) => userId === person.userId);
    if (!member) return null;
    const at = Date.parse(member.joinedAt);
    return t("joined", { day: dayWords(at), time: clockTime(at, zone) });
  };
}
