"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { MAX_COACH_NOTE } from "@/domain/api/fields/text-length";
import { useFormatInstant } from "../../format/use-format-instant";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { useRefreshingMutation } from "../../trpc/use-refreshing-mutation";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextField } from "../../ui/field";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { ErrorNotice } from "../../ui/notice";
import type { MemberData } from "./member-data";

/** Notes from the coach to the member, and whether they were read. */
export function NotesSection({ data }: { data: Pick<MemberData, "notes" | "page" | "member"> }) {
  const t = useTranslations("coaching.notes");
  const format = useFormatInstant();
  const { notes, page } = data;
  return (
    <Card
      title={<IsolatedText>{t("title", { name: isolate(page.name) })}</IsolatedText>}
      titleId="notes"
      className="print:hidden"
    >
      <p className="mt-1 text-sm text-soft">
        <IsolatedText>{t("hint", { name: isolate(page.name) })}</IsolatedText>
      </p>
      <NoteForm data={data} />
      <ul className="mt-4 divide-y border-y empty:hidden">
        {notes.map((note) => (
          <li key={note.id} className="py-2">
            <p>{note.text}</p>
            <p className="text-sm text-soft">
              {t("written", {
                day: format.day(note.writtenAt),
                isRead: note.readAt ? "yes" : "no",
              })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function NoteForm({ data: { page, member } }: { data: Pick<MemberData, "page" | "member"> }) {
  const t = useTranslations("coaching.notes");
  const formatFailure = useFormatFailure();
  const [text, setText] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const add = useRefreshingMutation((client, note: string) =>
    client.coach.addNote.mutate({ roomSlug: member.slug, userId: member.userId, text: note }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsMissing(text.trim() === "");
    if (text.trim() === "") field.current?.focus();
    else if (!add.isBusy) add.mutate(text, { onSuccess: () => setText("") });
  }

  return (
    <form onSubmit={submit} noValidate className="mt-3 flex flex-col gap-2">
      <TextField
        ref={field}
        label={t("label", { name: page.name })}
        error={isMissing && t("missing")}
        value={text}
        maxLength={MAX_COACH_NOTE}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      {add.error && <ErrorNotice>{formatFailure(add.error)}</ErrorNotice>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" aria-disabled={add.isBusy}>
          {t("send")}
        </Button>
        <p role="status" className="text-sm text-soft">
          {add.isSuccess && !add.isBusy && text === "" ? t("sent") : ""}
        </p>
      </div>
    </form>
  );
}
