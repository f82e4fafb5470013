"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "../ui/class-names";
import { Icon } from "../ui/icon";
import { SIDEBAR_ROW } from "./nav-link";
import { THEMES, type Theme } from "./theme";
import { useTheme } from "./use-theme";

const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Cycles through the three themes; its label names the current one. */
export function ThemeButton({ initial }: { initial: Theme }) {
  const t = useTranslations("shell.theme");
  const [theme, setTheme] = useTheme(initial);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  const name = t("button", { theme: t(theme) });
  return (
    <button
      type="button"
      title={name}
      aria-label={name}
      onClick={() => setTheme(next)}
      className={classNames("rounded p-2 text-soft hover:text-ink", SIDEBAR_ROW)}
    >
      <Icon of={ICONS[theme]} />
      <span className="hidden wide:block">{name}</span>
    </button>
  );
}
