"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_NOTE } from "@/domain/api/fields/text-length";
import type { ReviewQuestion } from "@/domain/stats/review-question";
import { useTRPC } from "../trpc/provider";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { Form } from "../ui/form";

interface WeekQuestionProps {
  week: string;
  question: ReviewQuestion;
  answer: string | null;
}

/** One question about the week, with a one-line answer. */
export function WeekQuestion({ week, question, answer }: WeekQuestionProps) {
  const t = useTranslations("weeklyReview");
  const formatFailure = useFormatFailure();
  const [typed, setTyped] = useState(answer ?? "");
  const [isMissing, setIsMissing] = useState(false);
  const save = useMutation(useTRPC().weeklyReview.answer.mutationOptions());

  function submit() {
    const text = typed.trim();
    setIsMissing(text === "");
    if (text && !save.isPending) save.mutate({ week, answer: text });
  }
  function change(text: string) {
    setTyped(text);
    setIsMissing(false);
    save.reset();
  }

  return (
    <Form onSubmit={submit} className="flex flex-wrap items-start gap-x-2 gap-y-1">
      <TextField
        className="min-w-48 flex-1"
        label={t(`question.${question}`)}
        name="answer"
        autoComplete="off"
        maxLength={MAX_NOTE}
        value={typed}
        onChange={(event) => change(event.currentTarget.value)}
        error={isMissing ? t("answer.missing") : save.error && formatFailure(save.error)}
        hint={t("answer.hint")}
      />
      <Button type="submit" className="mt-6 print:hidden" aria-disabled={save.isPending}>
        {save.isPending ? t("answer.saving") : t("answer.save")}
      </Button>
      <p role="status" className="w-full text-sm text-soft empty:hidden">
        {save.isSuccess ? t("answer.saved") : ""}
      </p>
    </Form>
  );
}
