"use client";

import { useTranslations } from "next-intl";
import { Button } from "./button";

/** Opens the browser's print dialog. */
export function PrintButton({ size }: { size?: "small" }) {
  const t = useTranslations("shell");
  return (
    <Button size={size} className="print:hidden" onClick={() => print()}>
      {t("print")}
    </Button>
  );
}
