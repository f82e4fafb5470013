"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { isBlank } from "@/domain/api/fields/text-rules";
import { live } from "../../live/live";
import { failureReason } from "../../trpc/failure";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { ErrorNotice } from "../../ui/notice";
import { signInByCode } from "./sign-in";

interface DeviceCodeFormProps {
  /** Token of the room's link: the code must be of one of its members. */
  invite?: string;
  /** Path on this site to open afterwards. */
  next: string;
}

/** Signs this device in by a code that another device of the person shows. */
export function DeviceCodeForm({ invite, next }: DeviceCodeFormProps) {
  const t = useTranslations("signIn.code");
  const formatFailure = useFormatFailure();
  const [code, setCode] = useState("");
  const [hasTried, setHasTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function submit() {
    setHasTried(true);
    if (isBusy || isBlank(code)) return;
    setIsBusy(true);
    setFailure(null);
    try {
      await signInByCode(code, invite);
      live().accountChanged({ reload: true });
      location.assign(next);
    } catch (error) {
      setFailure(error);
      setIsBusy(false);
    }
  }

  const isWrong = failure !== null && failureReason(failure) === "wrong_code";
  const isMissing = hasTried && isBlank(code);
  return (
    <Form onSubmit={submit} className="flex flex-col gap-3">
      <p className="text-sm text-soft">{t("how")}</p>
      <TextField
        label={t("label")}
        error={isMissing ? t("missing") : isWrong && formatFailure(failure)}
        value={code}
        maxLength={40}
        dir="ltr"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(event) => {
          setCode(event.currentTarget.value);
          setFailure(null);
        }}
      />
      {failure !== null && !isWrong && <ErrorNotice>{formatFailure(failure)}</ErrorNotice>}
      <Button type="submit" className="self-start" aria-disabled={isBusy}>
        {t("submit")}
      </Button>
    </Form>
  );
}
