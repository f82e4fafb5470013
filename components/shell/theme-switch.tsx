"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Chip } from "../ui/chip";
import { THEMES, type Theme } from "./theme";
import { useTheme } from "./use-theme";

/** Chooses the theme: system, light or dark. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const t = useTranslations("shell.theme");
  const [theme, setTheme] = useTheme(initial);
  const name = useId();
  return (
    <fieldset>
      <legend className="sr-only">{t("label")}</legend>
      <div className="flex flex-wrap gap-2">
        {THEMES.map((choice) => (
          <Chip
            key={choice}
            name={name}
            value={choice}
            checked={theme === choice}
            onChange={() => setTheme(choice)}
          >
            {t(choice)}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}
