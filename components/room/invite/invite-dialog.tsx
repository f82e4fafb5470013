"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "../../ui/dialog";
import { type CreatedLink, InviteForm, type InviteKind } from "./invite-form";
import { InviteList } from "./invite-list";
import { LastingLink } from "./lasting-link";

interface InviteDialogProps {
  slug: string;
  /** Owners also renew the lasting link, and create links for coaches and coached members. */
  isOwner: boolean;
  defaultKind: InviteKind;
  isCoachingRoom: boolean;
  onClose: () => void;
}

/**
 * The room's lasting link, and below it links with a role, an expiry or a number of uses. Loaded when
 * first opened.
 */
export default function InviteDialog(props: InviteDialogProps) {
  const { slug, isOwner, defaultKind, isCoachingRoom, onClose } = props;
  const t = useTranslations("room.invites");
  const tCoachingRoom = useTranslations("coaching.coachingRoom");
  const [created, setCreated] = useState<CreatedLink | null>(null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      description={isCoachingRoom ? tCoachingRoom("invite") : t("description")}
      closeLabel={t("close")}
    >
      <div className="flex flex-col gap-6">
        <LastingLink slug={slug} canRenew={isOwner} />
        <details className="group border-t pt-4">
          <summary className="min-h-6 cursor-pointer font-semibold">{t("limited.title")}</summary>
          <div className="mt-3 flex flex-col gap-6">
            <InviteForm
              slug={slug}
              created={created}
              onChange={setCreated}
              defaultKind={isOwner ? defaultKind : null}
            />
          </div>
        </details>
        <InviteList
          slug={slug}
          isOwner={isOwner}
          onRevoked={(id) => created?.id === id && setCreated(null)}
        />
      </div>
    </Dialog>
  );
}
