"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { PageHeading } from "../../ui/heading";
import { BackTo } from "../roster/roster-page";

interface MemberDoorProps {
  slug: string;
  /** The member's name; null where they share nothing with this coach. */
  name: string | null;
  children: ReactNode;
}

/**
 * What of a member is shown, as long as they share it. Who stops while the page is open is still
 * named, and nothing else of them stays.
 */
export function GrantGuard({ slug, name, children }: MemberDoorProps) {
  const t = useTranslations("coach.closed");
  const [known, setKnown] = useState(name);
  if (name !== null && name !== known) setKnown(name);
  if (name !== null) return children;
  return (
    <div role="status" className="flex max-w-prose flex-col gap-4">
      <PageHeading>{known === null ? t("title") : t("titleNamed", { name: known })}</PageHeading>
      <p className="text-soft">{t("text")}</p>
      <BackTo href={`/rooms/${slug}/coach`}>{t("back")}</BackTo>
    </div>
  );
}
