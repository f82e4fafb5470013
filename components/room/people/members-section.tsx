"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/provider";
import { SectionHeading } from "../../ui/heading";
import { type Listed, MemberRow } from "./member-row";
import { useFormatJoined } from "./use-format-joined";

interface MembersSectionProps {
  slug: string;
  people: readonly Listed[];
  viewerId: string;
  isOwner: boolean;
}

/** Everyone in the room with their role; owners set roles and take members out. */
export function MembersSection({ slug, people, viewerId, isOwner }: MembersSectionProps) {
  const t = useTranslations("room.members");
  const joinedWords = useFormatJoined(slug, people, isOwner);
  const byName = people.toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <section className="min-w-0">
      <SectionHeading>{t("heading")}</SectionHeading>
      <ul className="mt-2">
        {byName.map((person) => (
          <MemberRow
            key={person.userId}
            slug={slug}
            person={person}
            joined={joinedWords(person)}
            isViewer={person.userId === viewerId}
            isOwner={isOwner}
          />
        ))}
      </ul>
    </section>
  );
}

/**
 * The same for an owner who does not coach in their practice: the room's line shows them no client,
 * but whom they let in they can take out. Names and roles, as they are when this is opened.
 */
export function CoachingRoomMembersSection(props: Omit<MembersSectionProps, "isOwner">) {
  const { slug, people } = props;
  const list = useQuery(useTRPC().member.list.queryOptions({ roomSlug: slug }));
  return <MembersSection {...props} people={list.data ?? people} isOwner />;
}
