"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../ui/button";

const DeleteDialog = dynamic(() => import("./delete-dialog"), { ssr: false });

/** Opens the dialog that deletes the account; nothing is deleted by this button. */
export function DeleteAccount() {
  const t = useTranslations("account.data.delete");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {t("open")}
      </Button>
      {isOpen && <DeleteDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
