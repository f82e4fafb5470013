"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { CODE_MINUTES } from "@/domain/account/device-code";
import { useTRPC } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { ErrorNotice } from "../../ui/notice";

/** How often the page asks for the devices while it shows a code. */
const REFETCH_MS = 3_000;

/**
 * Shows a code that signs another device in to this account, and says when a device has used it.
 *
 * @param deviceIds the devices that are signed in already.
 */
export function AddDevice({ deviceIds }: { deviceIds: readonly string[] }) {
  const t = useTranslations("account.devices.add");
  const formatFailure = useFormatFailure();
  const router = useRouter();
  const trpc = useTRPC();
  const known = useRef<ReadonlySet<string>>(new Set());
  const create = useMutation(
    trpc.account.createDeviceCode.mutationOptions({
      onMutate: () => {
        known.current = new Set(deviceIds);
      },
    }),
  );
  const devices = useQuery({
    ...trpc.account.devices.queryOptions(),
    enabled: create.isSuccess,
    refetchInterval: ({ state }) => (hasOther(state.data, known.current) ? false : REFETCH_MS),
  });
  const isAdded = create.isSuccess && hasOther(devices.data, known.current);
  useEffect(() => {
    if (isAdded) router.refresh();
  }, [isAdded, router]);
  return (
    <div className="flex flex-col items-start gap-3">
      {create.error && <ErrorNotice>{formatFailure(create.error)}</ErrorNotice>}
      {create.data && !isAdded && (
        <div className="flex flex-col gap-2 rounded-card border bg-surface p-4">
          <p className="text-sm font-semibold">{t("code")}</p>
          <p dir="ltr" translate="no" className="text-2xl font-semibold tracking-widest">
            {create.data.code}
          </p>
          <p className="max-w-prose text-sm text-soft">{t("how", { minutes: CODE_MINUTES })}</p>
          <p className="max-w-prose font-semibold">{t("warning")}</p>
        </div>
      )}
      <p role="status" className={isAdded ? "" : "sr-only"}>
        {isAdded ? t("added") : create.data ? t("ready") : ""}
      </p>
      <Button
        size="small"
        aria-disabled={create.isPending}
        onClick={() => !create.isPending && create.mutate()}
      >
        {t(create.data && !isAdded ? "again" : "open")}
      </Button>
    </div>
  );
}

const hasOther = (devices: readonly { id: string }[] | undefined, known: ReadonlySet<string>) =>
  devices?.some(({ id }) => !known.has(id)) ?? false;
