"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Form } from "../ui/form";
import { Problem } from "../ui/problem";
import type { useGroupSessionCall } from "./use-group-session-call";

interface CallDialogProps {
  title: string;
  description?: string | undefined;
  /** The call that the form makes. What was typed stays when it is refused. */
  call: Pick<ReturnType<typeof useGroupSessionCall>, "isPending" | "error">;
  submit: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with a form that changes a group session. */
export function CallDialog(props: CallDialogProps) {
  const { title, description, call, submit, onSubmit, onClose, children } = props;
  const t = useTranslations("groupSession");
  const formatFailure = useFormatFailure();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      description={description}
      closeLabel={t("close")}
    >
      <Form onSubmit={() => !call.isPending && onSubmit()} className="flex flex-col gap-4">
        {children}
        {call.error && <Problem>{formatFailure(call.error)}</Problem>}
        <Button type="submit" tone="primary" size="large" aria-disabled={call.isPending}>
          {submit}
        </Button>
      </Form>
    </Dialog>
  );
}
