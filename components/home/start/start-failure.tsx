"use client";

import { useFormatFailure } from "../../trpc/use-format-failure";
import { ErrorNotice } from "../../ui/notice";
import type { Starter } from "./use-start";

/** Why a start failed. */
export function StartFailure({ starter }: { starter: Starter }) {
  const formatFailure = useFormatFailure();
  if (starter.failure === null) return null;
  return <ErrorNotice>{formatFailure(starter.failure)}</ErrorNotice>;
}
