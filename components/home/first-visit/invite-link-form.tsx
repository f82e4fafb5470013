"use client";

import { ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Icon } from "../../ui/icon";

/** The token in an invite link, also without the site's name; null when there is none. */
const findToken = (link: string) => /(?:invite\/|^)([\w-]+)\/?$/.exec(link.trim())?.[1] ?? null;

/** "Have an invite link?": a field for people who have it on paper or in another app. */
export function InviteLinkForm() {
  const t = useTranslations("home.firstVisit");
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [link, setLink] = useState("");
  const [isInvalid, setIsInvalid] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const token = findToken(link);
    setIsInvalid(token === null);
    if (token !== null) router.push(`/invite/${token}`);
  }

  if (!isOpen) {
    return (
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        className="flex min-h-12 items-center justify-between gap-4 rounded-card border bg-surface px-4 text-start hover:border-edge"
      >
        <span>{t("hasLink")}</span>
        <span className="inline-flex items-center gap-2 font-semibold">
          {t("join")}
          <Icon of={ChevronRight} size={16} />
        </span>
      </button>
    );
  }
  return (
    <form
      onSubmit={submit}
      noValidate
      className="flex items-end gap-2 rounded-card border bg-surface p-4"
    >
      <TextField
        className="flex-1"
        autoFocus
        label={t("link")}
        name="invite"
        inputMode="url"
        autoComplete="off"
        value={link}
        onChange={(event) => {
          setIsInvalid(false);
          setLink(event.currentTarget.value);
        }}
        error={isInvalid && t("linkInvalid")}
      />
      <Button type="submit" className="min-h-10.5">
        {t("open")}
      </Button>
    </form>
  );
}
