"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_NAME } from "@/domain/api/text-length";
import { useTRPC } from "../../trpc/provider";
import { useFailureText } from "../../trpc/use-failure-text";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";

/** The name that rooms show. */
export function NameForm({ name }: { name: string }) {
  const t = useTranslations("account.name");
  const failureText = useFailureText();
  const router = useRouter();
  const trpc = useTRPC();
  const [typed, setTyped] = useState(name);
  const [isMissing, setIsMissing] = useState(false);
  const update = useMutation(
    trpc.account.update.mutationOptions({ onSuccess: () => router.refresh() }),
  );

  function submit() {
    setIsMissing(!typed.trim());
    if (typed.trim() && !update.isPending) update.mutate({ name: typed.trim() });
  }
  function change(text: string) {
    setTyped(text);
    setIsMissing(false);
    update.reset();
  }

  return (
    <Form onSubmit={submit} className="flex flex-wrap items-start gap-x-2 gap-y-1">
      <TextField
        className="min-w-40 flex-1"
        label={t("label")}
        name="name"
        autoComplete="given-name"
        maxLength={MAX_NAME}
        value={typed}
        onChange={(event) => change(event.currentTarget.value)}
        error={isMissing ? t("missing") : update.error && failureText(update.error)}
        hint={t("hint")}
      />
      <Button type="submit" className="mt-6" aria-disabled={update.isPending}>
        {t("save")}
      </Button>
      <p role="status" className="w-full text-sm text-soft empty:hidden">
        {update.isSuccess ? t("saved") : ""}
      </p>
    </Form>
  );
}
