"use client";

import { useFailureText } from "../../trpc/use-failure-text";
import { ErrorNotice } from "../../ui/notice";
import type { Starter } from "./use-start";

/** Why a start failed. */
export function StartFailure({ starter }: { starter: Starter }) {
  const failureText = useFailureText();
  if (starter.failure === null) return null;
  return <ErrorNotice>{failureText(starter.failure)}</ErrorNotice>;
}
