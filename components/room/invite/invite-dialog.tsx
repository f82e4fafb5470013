"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "../../ui/dialog";
import type { InviteKind } from "./invite-fields";
import { InviteForm, type MadeLink } from "./invite-form";
import { InviteList } from "./invite-list";

interface InviteDialogProps {
  slug: string;
  /** A link is wanted at once: one is made as the dialog opens. */
  makesLink: boolean;
  preset: InviteKind;
  isCoachingRoom: boolean;
  onClose: () => void;
}

/** Makes invite links and takes them back. Loaded when first opened. */
export default function InviteDialog({
  slug,
  makesLink,
  preset,
  isCoachingRoom,
  onClose,
}: InviteDialogProps) {
  const t = useTranslations("room.invites");
  const practice = useTranslations("coach.practice");
  const [made, setMade] = useState<MadeLink | null>(null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      description={isCoachingRoom ? practice("invite") : t("description")}
      closeLabel={t("close")}
    >
      <div className="flex flex-col gap-6">
        <InviteForm
          slug={slug}
          made={made}
          onMade={setMade}
          makesLink={makesLink}
          preset={preset}
        />
        <InviteList slug={slug} onRevoked={(id) => made?.id === id && setMade(null)} />
      </div>
    </Dialog>
  );
}
