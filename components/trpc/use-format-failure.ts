"use client";

import { useTranslations } from "next-intl";
import { failureReason, findErrorId, wasAnswered } from "./failure";

/** Formats a failed call: what happened and, if possible, what to do. */
export function useFormatFailure(): (error: unknown) => string {
  const tReasons = useTranslations("reasons");
  const t = useTranslations("error");
  return (error) => {
    if (!wasAnswered(error)) return t("noAnswer");
    const id = findErrorId(error);
    const text = tReasons(failureReason(error));
    return id ? t("withId", { text, id }) : text;
  };
}
