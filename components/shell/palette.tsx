"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { DEFAULT_ACTIVITIES } from "@/domain/focus-session/default-activities";
import type { CurrentSession } from "../live/session";
import { useCurrentSession } from "../live/use-current-session";
import { useTRPC } from "../trpc/provider";
import { Dialog } from "../ui/dialog";
import { Swatch } from "../ui/swatch";

/** Finds pages, rooms and activities to start by typing. Loaded when first opened. */
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
  // A newcomer has neither rooms nor activities of their own.
  const options = { enabled: isSignedIn };
  const { data: rooms = [] } = useQuery(trpc.room.list.queryOptions(undefined, options));
  const { data: activities = [] } = useQuery(trpc.activity.list.queryOptions(undefined, options));
  const isRunning = useCurrentSession(NO_SESSION, isSignedIn).session?.status === "running";
  const choices = isSignedIn
    ? activities.filter(({ archivedAt }) => archivedAt === null)
    : DEFAULT_CHOICES;
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
      closeLabel={t("shortcuts.close")}
    >
      <Command label={t("palette.title")} filter={matchText}>
        <Command.Input
          ref={input}
          placeholder={t("palette.placeholder")}
          className="min-h-10 w-full rounded border border-edge bg-surface px-3"
        />
        <Command.List label={t("palette.title")} className="mt-3 max-h-80 overflow-y-auto">
          <Command.Empty className="py-4 text-soft">{t("palette.empty")}</Command.Empty>
          {PAGES.map(({ href, name }) => (
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

const NO_SESSION: CurrentSession = { session: null, serverNow: 0 };

/** The default activities have no ids until there is an account, so their names serve instead. */
const DEFAULT_CHOICES = DEFAULT_ACTIVITIES.map((activity) => ({ ...activity, id: activity.name }));

const PAGES = [
  { href: "/", name: "today" },
  { href: "/rooms", name: "rooms" },
  { href: "/dashboard", name: "dashboard" },
  { href: "/dashboard/history", name: "history" },
  { href: "/dashboard/week", name: "week" },
  { href: "/account", name: "account" },
] as const;

/** Matches the visible text instead of the item's value, which is an id. */
const matchText = (_: string, search: string, keywords: string[] = []) =>
  Number(keywords.join(" ").toLowerCase().includes(search.trim().toLowerCase()));

interface ItemProps {
  /** Unique, because two items may have the same text. */
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
