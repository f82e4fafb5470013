"use client";

import { type ComponentProps, type FormEvent, useEffect, useState } from "react";

type FormProps = Omit<ComponentProps<"form">, "noValidate" | "onSubmit"> & {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
};

/**
 * A form that shows errors at its fields instead of the browser's bubbles. After each submit, the first
 * invalid field gets the focus.
 */
export function Form({ onSubmit, ...form }: FormProps) {
  const [submitted, setSubmitted] = useState<{ form: HTMLFormElement } | null>(null);
  useEffect(() => {
    submitted?.form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [submitted]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSubmitted({ form: event.currentTarget });
    onSubmit(event);
  }
  return <form {...form} noValidate onSubmit={submit} />;
}
