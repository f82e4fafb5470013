import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button";

const FORMATS = ["csv", "json"] as const;

/**
 * Links that save exactly what stands on the page.
 *
 * @param path of the export; @param query says what of it, without the format.
 * @param label says before them what they save, where that needs to be said.
 */
export function Downloads({ path, query, label }: { path: string; query: string; label?: string }) {
  const t = useTranslations("record.download");
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
