"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC, useTRPCClient } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { ConfirmButton } from "../../ui/confirm-button";
import { CopyField } from "../../ui/copy-field";
import { orLoadFailure } from "../../ui/load-failure";
import { ErrorNotice } from "../../ui/notice";
import { buildInviteUrl } from "./invite-url";
import { LocalOnlyHint } from "./local-only-hint";

const QrCode = dynamic(() => import("./qr-code").catch(orLoadFailure), { ssr: false });

interface LastingLinkProps {
  slug: string;
  /** For owners, in the dialog with all links. */
  canRenew: boolean;
  /** Copies the link as soon as it is known. */
  copiesAtOnce?: boolean;
}

/**
 * The room's lasting link, to copy or to show as a QR code. It is the same each time, until an owner
 * replaces it.
 */
export function LastingLink({ slug, canRenew, copiesAtOnce = false }: LastingLinkProps) {
  const t = useTranslations("room.invites");
  const tLasting = useTranslations("room.invites.lasting");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  // A mutation, because the first call creates the link; each further one reads it.
  const queryKey = ["invite.lasting", slug];
  const lasting = useQuery({
    queryKey,
    queryFn: () => client.invite.lasting.mutate({ roomSlug: slug }),
  });
  const renew = useMutation(
    trpc.invite.renew.mutationOptions({
      onSuccess: (link) => queryClient.setQueryData(queryKey, link),
    }),
  );
  const code = useId();
  const [isCodeShown, setIsCodeShown] = useState(false);
  const failure = renew.error ?? lasting.error;
  const address = lasting.data && buildInviteUrl(lasting.data, location.origin);
  return (
    <section aria-label={tLasting("label")} className="flex flex-col gap-3">
      {failure && <ErrorNotice>{formatFailure(failure)}</ErrorNotice>}
      {address && lasting.data ? (
        <>
          <CopyField
            // A link renewed here is a new field, which takes the focus.
            key={canRenew ? lasting.data.id : slug}
            value={address.url}
            copiesAtOnce={copiesAtOnce}
            label={tLasting("label")}
            texts={{ copy: t("copy"), copied: t("copied") }}
          />
          {address.isLocalOnly && <LocalOnlyHint />}
          <p className="text-sm text-soft">
            {tLasting(lasting.data.isCoached ? "coached" : "hint")}
          </p>
          <div className="flex flex-wrap items-start gap-2">
            <Button
              size="small"
              aria-expanded={isCodeShown}
              aria-controls={code}
              onClick={() => setIsCodeShown(!isCodeShown)}
            >
              {tLasting(isCodeShown ? "hideCode" : "showCode")}
            </Button>
            {canRenew && (
              <ConfirmButton
                disabled={renew.isPending}
                onConfirm={() => renew.mutate({ roomSlug: slug, id: lasting.data.id })}
                texts={{
                  label: tLasting("renew"),
                  means: tLasting("renewMeans"),
                  confirm: tLasting("renewConfirm"),
                  cancel: tLasting("keep"),
                }}
              />
            )}
          </div>
          <div id={code}>
            {isCodeShown && <QrCode value={address.url} label={tLasting("code")} />}
          </div>
        </>
      ) : (
        !failure && <p className="min-h-24 text-sm text-soft">{tLasting("loading")}</p>
      )}
    </section>
  );
}
