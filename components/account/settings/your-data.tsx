import { useTranslations } from "next-intl";
import { SectionHeading } from "../../ui/heading";
import { DeleteAccount } from "./delete-account";
import { DownloadAccount } from "./download-account";

/** Everything there is about the person: to take along, or to be gone. */
export function YourData() {
  const t = useTranslations("account.data");
  return (
    <section aria-labelledby="data" className="flex flex-col items-start gap-4">
      <SectionHeading id="data">{t("title")}</SectionHeading>
      <p className="text-soft">{t("download.what")}</p>
      <div className="flex flex-wrap gap-2">
        <DownloadAccount />
        <DeleteAccount />
      </div>
    </section>
  );
}
