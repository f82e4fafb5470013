"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "../../ui/dialog";
import { type CreatedLink, InviteForm, type InviteKind } from "./invite-form";
import { InviteList } from "./invite-list";

interface InviteDialogProps {
  slug: string;
  /** Creates a link as soon as the dialog opens. */
  createsLink: boolean;
  defaultKind: InviteKind;
  isCoachingRoom: boolean;
  onClose: () => void;
}

/** Creates and revokes invite links. Loaded when first opened. */
export default function InviteDialog({
  slug,
  createsLink,
  defaultKind,
  isCoachingRoom,
  onClose,
}: InviteDialogProps) {
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
        <InviteForm
          slug={slug}
          created={created}
          onCreated={setCreated}
          createsLink={createsLink}
          defaultKind={defaultKind}
        />
        <InviteList slug={slug} onRevoked={(id) => created?.id === id && setCreated(null)} />
      </div>
    </Dialog>
  );
}
