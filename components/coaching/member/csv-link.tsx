import { useTranslations } from "next-intl";

/**
 * Downloads a section as CSV.
 *
 * @param path with a query; `&format=csv` is appended.
 */
export function CsvLink({ path, title }: { path: string; title: string }) {
  const t = useTranslations("dashboard");
  return (
    <a
      href={`${path}&format=csv`}
      download
      aria-label={t("download", { title, format: "CSV" })}
      className="inline-flex min-h-6 items-center text-xs text-soft underline-offset-4 hover:text-ink hover:underline print:hidden"
    >
      CSV
    </a>
  );
}
