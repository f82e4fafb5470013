import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button";

const FORMATS = ["csv", "json"] as const;

interface DownloadLinksProps {
  /** Of the export. */
  path: string;
  /** The same filter as on the page, without the format. */
  query: string;
  /** Says what is saved, where the page does not. */
  label?: string;
}

/** Links that save exactly the sessions shown, as CSV and JSON. */
export function DownloadLinks({ path, query, label }: DownloadLinksProps) {
  const t = useTranslations("history.download");
  return (
    <ul aria-label={label ?? t("label")} className="flex flex-wrap items-center gap-2 print:hidden">
      {label && (
        <li aria-hidden className="text-sm text-soft">
          {label}
        </li>
      )}
      {FORMATS.map((format) => (
        <li key={format}>
          <a
            href={`${path}?${query}&format=${format}`}
            download
            aria-label={t("as", { format: format.toUpperCase() })}
            className={buttonClass({ size: "small" })}
          >
            {format.toUpperCase()}
          </a>
        </li>
      ))}
    </ul>
  );
}
