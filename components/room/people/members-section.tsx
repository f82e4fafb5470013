"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { buildNameKey } from "@/domain/room/name-key";
import { useFormatInstant } from "../../format/use-format-instant";
import { useTRPC } from "../../trpc/provider";
import { SectionHeading } from "../../ui/heading";
import type { RoomSummary } from "../room-data";
import { type ListedMember, MemberRow } from "./member-row";

interface MembersSectionProps {
  room: RoomSummary;
  people: readonly ListedMember[];
  viewerId: string;
  isOwner: boolean;
}

/** The room's members with their roles; owners can change roles and remove members. */
export function MembersSection({ room, people, viewerId, isOwner }: MembersSectionProps) {
  const t = useTranslations("room.members");
  const formatJoined = useFormatJoined(room.slug, people, isOwner);
  const byName = people.toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <section className="min-w-0">
      <SectionHeading>{t("heading")}</SectionHeading>
      <ul className="mt-2">
        {byName.map((person) => (
          <MemberRow
            key={person.userId}
            room={room}
            person={person}
            joined={formatJoined(person)}
            isViewer={person.userId === viewerId}
            isOwner={isOwner}
          />
        ))}
      </ul>
    </section>
  );
}

/**
 * The list for an owner of a coaching room. The room's live state shows them no member who does not
 * share with them, and no coach's agreement, so these are fetched.
 */
export function CoachingRoomMembersSection(props: Omit<MembersSectionProps, "isOwner">) {
  const { room, people } = props;
  const list = useQuery(useTRPC().member.list.queryOptions({ roomSlug: room.slug }));
  const listed = new Map((list.data ?? []).map((member) => [member.userId, member]));
  const shown = people.map((person) => {
    const awaitsAgreement = listed.get(person.userId)?.awaitsAgreement ?? false;
    listed.delete(person.userId);
    return { ...person, awaitsAgreement };
  });
  return <MembersSection {...props} people={[...shown, ...listed.values()]} isOwner />;
}

/** Formats when a member joined, for owners and only where several members share a name. */
function useFormatJoined(slug: string, people: readonly ListedMember[], isOwner: boolean) {
  const t = useTranslations("room.members");
  const format = useFormatInstant();
  const keys = people.map(({ name }) => buildNameKey(name));
  const isShared = ({ name }: ListedMember) =>
    keys.filter((key) => key === buildNameKey(name)).length > 1;
  const { data: members } = useQuery({
    ...useTRPC().member.list.queryOptions({ roomSlug: slug }),
    enabled: isOwner && people.some(isShared),
  });
  return (person: ListedMember): string | null => {
    const member = isShared(person) && members?.find(({ userId }) => userId === person.userId);
    if (!member) return null;
    const { joinedAt } = member;
    return t("joined", { day: format.day(joinedAt), time: format.time(joinedAt) });
  };
}
