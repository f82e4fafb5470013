"use client";

import { Keyboard } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { classNames } from "../ui/class-names";
import { Icon } from "../ui/icon";
import { orLoadFailure } from "../ui/load-failure";
import { createGoKeys } from "./go-keys";
import { SIDEBAR_ROW } from "./nav-link";

const Palette = dynamic(() => import("./palette").catch(orLoadFailure), { ssr: false });
const ShortcutHelp = dynamic(() => import("./shortcut-help").catch(orLoadFailure), { ssr: false });

/** Handles Ctrl/⌘ K (palette), ? (shortcut help) and the keys that open a page. */
export function Shortcuts({ isSignedIn }: { isSignedIn: boolean }) {
  const t = useTranslations("shell.shortcuts");
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const router = useRouter();
  useEffect(() => {
    const match = createGoKeys();
    const onKey = (event: KeyboardEvent) => {
      const dialog = dialogFor(event);
      const path = dialog || isIgnored(event) ? null : match(event);
      if (!dialog && !path) return;
      event.preventDefault();
      setOpen(dialog);
      if (path) router.push(path);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [router]);
  const close = () => setOpen(null);
  return (
    <>
      <button
        type="button"
        title={t("title")}
        aria-label={t("title")}
        onClick={() => setOpen("keys")}
        className={classNames("rounded p-2 text-soft hover:text-ink", SIDEBAR_ROW)}
      >
        <Icon of={Keyboard} />
        <span className="hidden wide:block">{t("short")}</span>
      </button>
      {open === "palette" && <Palette isSignedIn={isSignedIn} onClose={close} />}
      {open === "keys" && <ShortcutHelp onClose={close} />}
    </>
  );
}

function dialogFor(event: KeyboardEvent): "palette" | "keys" | null {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && event.key.toLowerCase() === "k") return "palette";
  if (event.key !== "?" || isCommand || isTyping(event.target)) return null;
  return "keys";
}

/** True for keys that are meant for the browser or typed into a field. */
const isIgnored = ({ ctrlKey, metaKey, altKey, target }: KeyboardEvent) =>
  ctrlKey || metaKey || altKey || isTyping(target);

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=radio]), textarea, select"));
