"use client";

import { useTranslations } from "next-intl";
import { OverflowMenu } from "./menu";

interface PageMenuProps {
  /** Address of the page's figures as a file, with a query but without the format. */
  download?: string;
  formats?: readonly ("csv" | "json")[];
}

/** A page's rare actions: save what it shows as a file, or print it. */
export function PageMenu({ download, formats = ["csv", "json"] }: PageMenuProps) {
  const t = useTranslations("shell");
  const print = { key: "print", label: t("print"), onSelect: () => window.print() };
  return <OverflowMenu label={t("more")} entries={[...useDownloads(download, formats), print]} />;
}

interface FigureMenuProps {
  /** Names the figures in the accessible name of the button. */
  title: string;
  /** Without the format. */
  href: string;
  formats?: readonly ("csv" | "json")[];
}

/** The rare actions of a chart or a table: save its figures as a file. */
export function FigureMenu({ title, href, formats = ["csv", "json"] }: FigureMenuProps) {
  const t = useTranslations("shell");
  return (
    <OverflowMenu
      label={t("moreFor", { title })}
      entries={useDownloads(href, formats)}
      className="-my-1 -me-1.5"
    />
  );
}

function useDownloads(href: string | undefined, formats: readonly string[]) {
  const t = useTranslations("shell");
  if (href === undefined) return [];
  return formats.map((format) => ({
    key: format,
    label: t("downloadAs", { format: format.toUpperCase() }),
    href: `${href}&format=${format}`,
    isDownload: true,
  }));
}
