"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { live } from "../../live/live";
import { useTRPCClient } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { ErrorNotice } from "../../ui/notice";
import { finishSignOut, prepareSignOut } from "../sign-in/finish-sign-out";
import { signOutHere } from "../sign-in/sign-in";

interface DeleteDialogProps {
  /** Offered before deleting. */
  download: ReactNode;
  onClose: () => void;
}

/** Explains what is deleted, and deletes the account once a word has been typed. */
export default function DeleteDialog({ download, onClose }: DeleteDialogProps) {
  const t = useTranslations("account.data.delete");
  const formatFailure = useFormatFailure();
  const [typed, setTyped] = useState("");
  const [isWordWrong, setIsWordWrong] = useState(false);
  const { remove, isBusy, failure } = useDeletion();
  const word = t("word");

  function submit() {
    const isConfirmed = typed.trim().toLowerCase() === word.toLowerCase();
    setIsWordWrong(!isConfirmed);
    if (isConfirmed && !isBusy) void remove();
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
        <Consequences />
        <div>{download}</div>
        <TextField
          label={t("confirm", { word })}
          name="confirm"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={isWordWrong ? t("mismatch", { word }) : undefined}
        />
        {failure !== null && <ErrorNotice>{formatFailure(failure)}</ErrorNotice>}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="danger" aria-disabled={isBusy}>
            {isBusy ? t("deleting") : t("submit")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}

function Consequences() {
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

/** Deletes the account and opens the home page, signed out. */
function useDeletion() {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function remove() {
    setIsBusy(true);
    setFailure(null);
    try {
      await prepareSignOut(queryClient);
      await client.account.delete.mutate();
    } catch (error) {
      live().wake();
      setFailure(error);
      setIsBusy(false);
      return;
    }
    // The cookie is no longer valid, so a failure to remove it does not matter.
    await signOutHere().catch(() => undefined);
    finishSignOut("deleted");
  }
  return { remove, isBusy, failure };
}
