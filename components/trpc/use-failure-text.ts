"use client";

import { useTranslations } from "next-intl";
import { errorIdOf, failureReason, wasAnswered } from "./failure";

/** Gives the words for a failed call: what happened and, where there is one, what to do next. */
export function useFailureText(): (error: unknown) => string {
  const reasons = useTranslations("reasons");
  const t = useTranslations("error");
  return (error) => {
    if (!wasAnswered(error)) return t("noAnswer");
    const id = errorIdOf(error);
    const text = reasons(failureReason(error));
    return id ? t("withId", { text, id }) : text;
  };
}
