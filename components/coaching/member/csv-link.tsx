import { useTranslations } from "next-intl";

/**
 * The way to a section's figures as a file.
 *
 * @param path of the file, without its format.
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
