"use client";

import { useTranslations } from "next-intl";
import { OverflowMenu } from "../ui/menu";

const FORMATS = ["csv", "json"] as const;

interface DownloadMenuProps {
  /** Of the export. */
  path: string;
  /** The same filter as on the page, without the format. */
  query: string;
}

/** A page's rare actions: save exactly what it shows as CSV or JSON, or print it. */
export function DownloadMenu({ path, query }: DownloadMenuProps) {
  const t = useTranslations();
  const downloads = FORMATS.map((format) => ({
    key: format,
    label: t("history.download.as", { format: format.toUpperCase() }),
    href: `${path}?${query}&format=${format}`,
    isDownload: true,
  }));
  return (
    <OverflowMenu
      label={t("shell.more")}
      entries={[...downloads, { key: "print", label: t("shell.print"), onSelect: () => print() }]}
    />
  );
}
