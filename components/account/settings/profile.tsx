"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_NAME } from "@/domain/api/fields/text-length";
import { isBlank } from "@/domain/api/fields/text-rules";
import { useTRPC } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";

/** The name that rooms show. */
export function NameForm({ name }: { name: string }) {
  const t = useTranslations("account.name");
  const formatFailure = useFormatFailure();
  const router = useRouter();
  const trpc = useTRPC();
  const [typed, setTyped] = useState(name);
  const [isMissing, setIsMissing] = useState(false);
  const update = useMutation(
    trpc.account.update.mutationOptions({ onSuccess: () => router.refresh() }),
  );

  function submit() {
    setIsMissing(isBlank(typed));
    if (!isBlank(typed) && !update.isPending) update.mutate({ name: typed.trim() });
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
        error={isMissing ? t("missing") : update.error && formatFailure(update.error)}
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

/** The time zone that decides on which day a session counts. It follows the browser. */
export function TimeZoneNote({ accountZone }: { accountZone: string }) {
  const t = useTranslations("account.zone");
  return (
    <div>
      <p className="text-sm font-semibold">{t("label")}</p>
      <p>{accountZone.replaceAll("_", " ")}</p>
      <p className="text-sm text-soft">{t("hint")}</p>
    </div>
  );
}
