"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "../ui/dialog";

const KEYS = [
  { keys: ["1", "…", "9"], action: "activity" },
  { keys: ["Enter"], action: "start" },
  { keys: ["Ctrl", "K"], action: "palette" },
  { keys: ["G", "D"], action: "dashboard" },
  { keys: ["G", "R"], action: "history" },
  { keys: ["G", "W"], action: "week" },
  { keys: ["↑", "↓"], action: "rows" },
  { keys: ["?"], action: "list" },
] as const;

/** Lists the keyboard shortcuts. Loaded when first opened. */
export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.shortcuts");
  return (
    <Dialog isOpen onClose={onClose} title={t("title")} closeLabel={t("close")}>
      <dl>
        {KEYS.map(({ keys, action }) => (
          <div key={action} className="flex items-center justify-between gap-4 border-t py-2">
            <dt className="text-soft">{t(action)}</dt>
            <dd className="flex gap-1" dir="ltr">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded border px-2 text-center font-sans text-sm whitespace-nowrap"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
