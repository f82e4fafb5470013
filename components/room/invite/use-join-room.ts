"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ensureNamedGuest } from "../../account/sign-in/ensure-guest";
import { failureReason } from "../../trpc/failure";
import { useTRPCClient } from "../../trpc/provider";

interface Taker {
  token: string;
  viewerName: string | null;
  isGuest: boolean;
}

/**
 * Sitting down by an invite: makes a guest where there is nobody, takes the invite, goes to the
 * room. A name that a coach there has is asked for anew.
 */
export function useTakeSeat({ token, viewerName, isGuest }: Taker) {
  const router = useRouter();
  const client = useTRPCClient();
  const [name, setName] = useState("");
  const [isRenaming, setIsRenaming] = useState(false);
  const [isNameMissing, setIsNameMissing] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const asksName = viewerName === null || isRenaming;
  const sit = useMutation({
    mutationFn: async () => {
      if (asksName) await ensureNamedGuest(client, name, token);
      // A guest made just now sits already; to them this only says where.
      return client.invite.accept.mutate({ token });
    },
    onError: (error) => {
      if (failureReason(error) !== "name_taken") return;
      if (!asksName && isGuest) rename();
      else nameField.current?.focus();
    },
    onSuccess: ({ roomSlug }) => {
      router.push(`/rooms/${roomSlug}`);
      // The frame is another one for somebody who is signed in, and so is this page for a member.
      router.refresh();
    },
  });

  function rename() {
    setName(viewerName ?? "");
    setIsRenaming(true);
  }
  function write(next: string) {
    setName(next);
    if (sit.isError) sit.reset();
  }
  function submit() {
    const isMissing = asksName && name.trim() === "";
    setIsNameMissing(isMissing);
    if (!isMissing) sit.mutate();
  }

  return {
    name: { text: name, field: nameField, write, isMissing: isNameMissing },
    asksName,
    isRenaming,
    rename,
    submit,
    error: sit.error,
    isNameTaken: sit.error !== null && failureReason(sit.error) === "name_taken",
    isBusy: sit.isPending || sit.isSuccess,
  };
}
