"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { live } from "../../live/live";
import { useTRPCClient } from "../../trpc/provider";
import { useFailureText } from "../../trpc/use-failure-text";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { ErrorNotice } from "../../ui/notice";
import { leave } from "../sign-in/finish-sign-out";
import { signOutHere } from "../sign-in/sign-in";
import { DownloadAccount } from "./download-account";

/** Says what goes and what stays, offers the download first, and asks for a word before it deletes. */
export default function DeleteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("account.data.delete");
  const failureText = useFailureText();
  const [typed, setTyped] = useState("");
  const [isUnsure, setIsUnsure] = useState(false);
  const { remove, isBusy, failure } = useDeletion();
  const word = t("word");

  function submit() {
    const isSure = typed.trim().toLowerCase() === word.toLowerCase();
    setIsUnsure(!isSure);
    if (isSure && !isBusy) void remove();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      description={t("description")}
      closeLabel={t("close")}
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <WhatGoes />
        <div>
          <DownloadAccount />
        </div>
        <TextField
          label={t("confirm", { word })}
          name="confirm"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={isUnsure ? t("unsure", { word }) : undefined}
        />
        {failure !== null && <ErrorNotice>{failureText(failure)}</ErrorNotice>}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="danger" aria-disabled={isBusy}>
            {isBusy ? t("deleting") : t("submit")}
          </Button>
          <Button onClick={onClose}>{t("keep")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}

function WhatGoes() {
  const t = useTranslations("account.data.delete");
  return (
    <dl className="flex flex-col gap-3">
      {(["goes", "stays", "rooms"] as const).map((part) => (
        <div key={part}>
          <dt className="font-semibold">{t(`${part}.title`)}</dt>
          <dd className="text-soft">{t(`${part}.text`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Deletes the account and ends on the first page, with nobody signed in. */
function useDeletion() {
  const client = useTRPCClient();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function remove() {
    setIsBusy(true);
    setFailure(null);
    try {
      live().suspend();
      await client.account.delete.mutate();
    } catch (error) {
      live().wake();
      setFailure(error);
      setIsBusy(false);
      return;
    }
    // The cookie opens nothing any more; where it cannot be taken off, the page still goes.
    await signOutHere().catch(() => undefined);
    leave("deleted");
  }
  return { remove, isBusy, failure };
}
