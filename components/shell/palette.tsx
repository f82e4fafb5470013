"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { useCurrent } from "@/components/live/use-current";
import { useTRPC } from "@/components/trpc/provider";
import { Dialog } from "@/components/ui/dialog";
import { Swatch } from "@/components/ui/swatch";
import type { Current } from "@/domain/api/wire";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";

/** Everywhere one can go and everything one can choose to start, by typing. Loaded when first asked for. */
export default function Palette({
  isSignedIn,
  onClose,
}: {
  isSignedIn: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("shell");
  const trpc = useTRPC();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  // Somebody without an account has neither; the pages and the defaults are still there.
  const own = { enabled: isSignedIn };
  const { data: rooms = [] } = useQuery(trpc.room.list.queryOptions(undefined, own));
  const { data: activities = [] } = useQuery(trpc.activity.list.queryOptions(undefined, own));
  const isRunning = useCurrent(NOTHING_SAID, isSignedIn).session?.status === "running";
  const choices = isSignedIn
    ? activities.filter(({ archivedAt }) => archivedAt === null)
    : DEFAULTS;
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  return (
    <Dialog
      isOpen
      initialFocus={input}
      onClose={onClose}
      title={t("palette.title")}
      closeLabel={t("keys.close")}
    >
      <Command label={t("palette.title")} filter={byWords}>
        <Command.Input
          ref={input}
          placeholder={t("palette.placeholder")}
          className="min-h-10 w-full rounded border border-edge bg-raised px-3"
        />
        <Command.List className="mt-3 max-h-80 overflow-y-auto">
          <Command.Empty className="py-4 text-soft">{t("palette.empty")}</Command.Empty>
          {PLACES.map(({ href, name }) => (
            <Item
              key={href}
              value={href}
              text={t("palette.goTo", { place: t(name) })}
              onSelect={() => go(href)}
            />
          ))}
          {rooms.map(({ slug, name }) => (
            <Item
              key={slug}
              value={slug}
              text={t("palette.goTo", { place: name })}
              onSelect={() => go(`/rooms/${slug}`)}
            />
          ))}
          {!isRunning &&
            choices.map(({ id, name, color }) => (
              <Item
                key={id}
                value={id}
                text={t("palette.choose", { activity: name })}
                onSelect={() => go(`/?activity=${encodeURIComponent(id)}`)}
              >
                <Swatch hue={color} />
              </Item>
            ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

const NOTHING_SAID: Current = { session: null, serverNow: new Date(0).toISOString() };

/** A newcomer's activities are known by their names until there is an account that has them. */
const DEFAULTS = DEFAULT_ACTIVITIES.map((activity) => ({ ...activity, id: activity.name }));

const PLACES = [
  { href: "/", name: "today" },
  { href: "/rooms", name: "rooms" },
  { href: "/dashboard", name: "dashboard" },
  { href: "/dashboard/history", name: "record" },
  { href: "/dashboard/week", name: "week" },
  { href: "/account", name: "account" },
] as const;

/** Found by the words that stand there, not by the ids behind them. */
const byWords = (_: string, search: string, words: string[] = []) =>
  Number(words.join(" ").toLowerCase().includes(search.trim().toLowerCase()));

interface ItemProps {
  /** Tells items of the same text apart. */
  value: string;
  text: string;
  onSelect: () => void;
  children?: ReactNode;
}

function Item({ value, text, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      keywords={[text]}
      onSelect={onSelect}
      className="flex min-h-10 cursor-pointer items-center gap-2 rounded px-3 data-[selected=true]:bg-hairline"
    >
      {children}
      {text}
    </Command.Item>
  );
}
