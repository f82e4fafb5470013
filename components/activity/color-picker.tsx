"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { COLORS, type Color } from "@/domain/focus-session/color";

/** The eight colours, as radio buttons with their names. */
export function ColorPicker({
  value,
  onChange,
}: {
  value: Color;
  onChange: (color: Color) => void;
}) {
  const t = useTranslations("activity.color");
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-semibold">{t("legend")}</legend>
      <div className="flex flex-wrap gap-2">
        {COLORS.map((color) => (
          <label
            key={color}
            data-hue={color}
            title={t(color)}
            className="relative inline-flex rounded border border-transparent p-1 has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              className="absolute inset-0 appearance-none outline-none"
              name={name}
              checked={color === value}
              onChange={() => onChange(color)}
              aria-label={t(color)}
            />
            <span className="size-6 rounded-[3px] bg-hue" />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
