"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";

/** Prints the page, or saves it as the browser's print dialog offers; as large as its neighbours. */
export function PrintButton({ size }: { size?: "small" }) {
  const t = useTranslations("shell");
  return (
    <Button size={size} className="print:hidden" onClick={() => print()}>
      {t("print")}
    </Button>
  );
}
