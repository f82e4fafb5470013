"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { MAX_TARGET } from "@/domain/api/fields/text-length";
import { isVagueTarget } from "@/domain/focus-session/target-hint";
import { TextField } from "../../ui/field";

interface TargetFieldProps {
  value: string;
  onChange: (target: string) => void;
  /** Focuses the field once it was asked for. */
  isFocused?: boolean;
  className?: string;
}

/** One optional line. A vague one gets a hint and is never refused. */
export function TargetField({ value, onChange, isFocused = false, className }: TargetFieldProps) {
  const t = useTranslations("home.target");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  return (
    <TextField
      ref={field}
      className={className ?? ""}
      label={t("label")}
      isLabelHidden
      placeholder={t("placeholder")}
      name="target"
      autoComplete="off"
      maxLength={MAX_TARGET}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      hint={isVagueTarget(value) ? t("vague") : undefined}
    />
  );
}
