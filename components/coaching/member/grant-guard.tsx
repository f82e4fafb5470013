"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { BackLink } from "../../ui/back-link";
import { PageHeading } from "../../ui/heading";
import { IsolatedText, isolate } from "../../ui/isolated-text";

interface GrantGuardProps {
  slug: string;
  /** Null when the member shares nothing with this coach. */
  name: string | null;
  children: ReactNode;
}

/**
 * Shows a member's page only while they share it. If they stop while the page is open, their name
 * stays and everything else goes.
 */
export function GrantGuard({ slug, name, children }: GrantGuardProps) {
  const t = useTranslations("coaching.noAccess");
  const [lastName, setLastName] = useState(name);
  if (name !== null && name !== lastName) setLastName(name);
  if (name !== null) return children;
  return (
    <div role="status" className="flex max-w-prose flex-col gap-4">
      <PageHeading>
        <IsolatedText>
          {lastName === null ? t("title") : t("titleNamed", { name: isolate(lastName) })}
        </IsolatedText>
      </PageHeading>
      <p className="text-soft">{t("text")}</p>
      <BackLink href={`/rooms/${slug}/coach`}>{t("back")}</BackLink>
    </div>
  );
}
