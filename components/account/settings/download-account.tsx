import { useTranslations } from "next-intl";
import { buttonClass } from "../../ui/button";

/** Everything that is kept of the person. A plain link: the browser saves what comes. */
export function DownloadAccount() {
  const t = useTranslations("account.data.download");
  return (
    <a href="/api/export/account" download className={buttonClass()}>
      {t("label")}
    </a>
  );
}
