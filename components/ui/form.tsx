"use client";

import { type ComponentProps, type FormEvent, useEffect, useState } from "react";

type FormProps = Omit<ComponentProps<"form">, "noValidate" | "onSubmit"> & {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
};

/**
 * A form that says in our words, beside the field, what does not fit: a browser's bubble speaks its
 * own and goes away. After each try the first field at fault has the focus.
 */
export function Form({ onSubmit, ...form }: FormProps) {
  const [tried, setTried] = useState<{ form: HTMLFormElement } | null>(null);
  useEffect(() => {
    tried?.form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [tried]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried({ form: event.currentTarget });
    onSubmit(event);
  }
  return <form {...form} noValidate onSubmit={submit} />;
}
