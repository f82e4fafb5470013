"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { ErrorNotice } from "./notice";

/** Shown in place of a part of the app that could not be loaded. The page and its forms stay. */
function LoadFailure() {
  const t = useTranslations("error.part");
  return (
    <div className="fixed inset-x-4 bottom-20 z-50 mx-auto max-w-xl bg-ground">
      <ErrorNotice action={<Button onClick={() => location.reload()}>{t("reload")}</Button>}>
        {t("text")}
      </ErrorNotice>
    </div>
  );
}

/**
 * For `dynamic(() => import("./part").catch(orLoadFailure))`. Without it, a file that an update has
 * removed would replace the whole page by the error page, and what was typed would be lost.
 */
export const orLoadFailure = (): { default: () => ReactNode } => ({ default: LoadFailure });
