"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { isBlank } from "@/domain/api/fields/text-rules";
import { ensureNamedGuest } from "../../account/sign-in/ensure-guest";
import { failureReason } from "../../trpc/failure";
import { useTRPCClient } from "../../trpc/provider";
import { useInvalidateRoomList } from "../use-invalidate-room-list";

interface JoinRoomOptions {
  token: string;
  viewerName: string | null;
  isGuest: boolean;
}

/**
 * Joins a room by invite: creates a guest if nobody is signed in, accepts the invite and opens the
 * room. Asks for another name when a coach in the room has the same one.
 */
export function useJoinRoom({ token, viewerName, isGuest }: JoinRoomOptions) {
  const router = useRouter();
  const client = useTRPCClient();
  const invalidateRoomList = useInvalidateRoomList();
  const [name, setName] = useState("");
  const [isRenaming, setIsRenaming] = useState(false);
  const [isNameMissing, setIsNameMissing] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const asksName = viewerName === null || isRenaming;
  const join = useMutation({
    mutationFn: async () => {
      if (asksName) await ensureNamedGuest(client, name, token);
      // A guest created just now is already a member; the call answers the room's slug.
      return client.invite.accept.mutate({ token });
    },
    onError: (error) => {
      if (failureReason(error) !== "name_taken") return;
      if (!asksName && isGuest) rename();
      else nameField.current?.focus();
    },
    onSuccess: ({ roomSlug }) => {
      void invalidateRoomList();
      router.push(`/rooms/${roomSlug}`);
      // The layout differs once somebody is signed in, and so does this page for a member.
      router.refresh();
    },
  });

  function rename() {
    setName(viewerName ?? "");
    setIsRenaming(true);
  }
  function changeName(next: string) {
    setName(next);
    if (join.isError) join.reset();
  }
  function submit() {
    const isMissing = asksName && isBlank(name);
    setIsNameMissing(isMissing);
    if (!isMissing) join.mutate();
  }

  return {
    name: { value: name, field: nameField, change: changeName, isMissing: isNameMissing },
    asksName,
    isRenaming,
    rename,
    submit,
    error: join.error,
    isNameTaken: join.error !== null && failureReason(join.error) === "name_taken",
    isBusy: join.isPending || join.isSuccess,
  };
}
