"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";

const KEYS = [
  { keys: ["1", "…", "9"], does: "activity" },
  { keys: ["Enter"], does: "start" },
  { keys: ["Ctrl", "K"], does: "palette" },
  { keys: ["G", "D"], does: "dashboard" },
  { keys: ["G", "R"], does: "record" },
  { keys: ["G", "W"], does: "week" },
  { keys: ["↑", "↓"], does: "rows" },
  { keys: ["?"], does: "list" },
] as const;

/** The keys that do something. Loaded when first asked for. */
export default function KeyList({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.keys");
  return (
    <Dialog isOpen onClose={onClose} title={t("title")} closeLabel={t("close")}>
      <dl>
        {KEYS.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-4 border-t py-2">
            <dt className="text-soft">{t(does)}</dt>
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
