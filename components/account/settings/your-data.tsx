"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonClass } from "../../ui/button";
import { Card } from "../../ui/card";

import { orLoadFailure } from "../../ui/load-failure";

const DeleteDialog = dynamic(() => import("./delete-dialog").catch(orLoadFailure), { ssr: false });

/** Downloads the account's data, or deletes the account after a dialog. */
export function YourData() {
  const t = useTranslations("account.data");
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <Card title={t("title")} className="flex flex-col gap-3">
      <p className="text-soft">{t("download.what")}</p>
      <div className="flex flex-wrap gap-2">
        <DownloadLink />
        <Button aria-haspopup="dialog" onClick={() => setIsDeleting(true)}>
          {t("delete.open")}
        </Button>
      </div>
      {isDeleting && (
        <DeleteDialog download={<DownloadLink />} onClose={() => setIsDeleting(false)} />
      )}
    </Card>
  );
}

function DownloadLink() {
  const t = useTranslations("account.data.download");
  return (
    <a href="/api/export/account" download className={buttonClass()}>
      {t("label")}
    </a>
  );
}
