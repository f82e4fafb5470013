"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { GrantToCoach } from "@/domain/api/coach-sharing";
import { DEFAULT_GRANT, GRANT_SCOPES } from "@/domain/coaching/grant";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { useRefreshingMutation } from "../../trpc/use-refreshing-mutation";
import { Button, buttonClass } from "../../ui/button";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { ErrorNotice } from "../../ui/notice";
import { GRANTED_PARTS } from "../use-format-grant";

/** Chooses what to share with a coach: which sessions, which texts, and whether earlier ones. */
export function GrantForm({ granted }: { granted: GrantToCoach }) {
  const t = useTranslations("coaching.sharing.form");
  const formatFailure = useFormatFailure();
  const { grant, name, roomName, roomSlug, userId } = granted;
  const [choice, setChoice] = useState(() => {
    const { scope, targets, reflections, reasons } = grant ?? DEFAULT_GRANT;
    const includeHistory = grant !== null && grant.sinceDate === null;
    return { scope, targets, reflections, reasons, includeHistory };
  });
  const group = useId();
  const save = useRefreshingMutation((client, input: typeof choice) =>
    client.coach.grant.mutate({ roomSlug, userId, ...input }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!save.isBusy) save.mutate(choice);
  }
  return (
    <details className="min-w-0 open:basis-full">
      <summary className={`${buttonClass({ size: "small" })} list-none`}>
        {grant ? t("open") : t("openNew")}
        <span className="sr-only"> {t("of", { name, room: roomName })}</span>
      </summary>
      <form onSubmit={submit} className="mt-3 flex flex-col items-start gap-3">
        <fieldset>
          <legend className="text-sm font-semibold">{t("scope")}</legend>
          {GRANT_SCOPES.map((scope) => (
            <Choice
              key={scope}
              type="radio"
              name={group}
              isChosen={choice.scope === scope}
              onChoose={() => setChoice({ ...choice, scope })}
            >
              <IsolatedText>{t(`scopeName.${scope}`, { room: isolate(roomName) })}</IsolatedText>
            </Choice>
          ))}
        </fieldset>
        <fieldset>
          <legend className="text-sm font-semibold">{t("parts")}</legend>
          <p className="text-sm text-soft">{t("partsHint")}</p>
          {GRANTED_PARTS.map((part) => (
            <Choice
              key={part}
              type="checkbox"
              isChosen={choice[part]}
              onChoose={(isChosen) => setChoice({ ...choice, [part]: isChosen })}
            >
              {t(`part.${part}`)}
            </Choice>
          ))}
          <Choice
            type="checkbox"
            isChosen={choice.includeHistory}
            onChoose={(includeHistory) => setChoice({ ...choice, includeHistory })}
          >
            {t("history")}
          </Choice>
        </fieldset>
        {save.error && <ErrorNotice>{formatFailure(save.error)}</ErrorNotice>}
        <Button type="submit" tone="primary" size="small" aria-disabled={save.isBusy}>
          {grant ? t("save") : t("share", { name })}
        </Button>
      </form>
    </details>
  );
}

interface ChoiceProps {
  type: "radio" | "checkbox";
  name?: string;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  children: ReactNode;
}

function Choice({ type, name, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label className="flex min-h-9 items-center gap-3">
      <input
        type={type}
        name={name}
        className="size-4 shrink-0 accent-ink"
        checked={isChosen}
        onChange={(event) => onChoose(event.target.checked)}
      />
      {/* One flex item: a name in the text is an element of its own. */}
      <span className="min-w-0">{children}</span>
    </label>
  );
}
