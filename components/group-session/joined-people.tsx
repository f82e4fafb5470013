"use client";

import { useTranslations } from "next-intl";
import type { GroupSession } from "@/domain/api/group-session";
import { AvatarGroup } from "../ui/avatar";

/** Initials and number of those who joined; their names for screen readers. */
export function JoinedPeople({ joined }: Pick<GroupSession, "joined">) {
  const t = useTranslations("groupSession");
  return (
    <>
      <AvatarGroup people={joined} />
      <span>{t("joined", { count: joined.length })}</span>
      {joined.length > 0 && (
        <span className="sr-only">
          {t("joinedNames", { names: joined.map(({ name }) => name).join(", ") })}
        </span>
      )}
    </>
  );
}
