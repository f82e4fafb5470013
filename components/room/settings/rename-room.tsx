"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_ROOM_NAME } from "@/domain/api/fields/text-length";
import { isBlank } from "@/domain/api/fields/text-rules";
import { useTRPC } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import type { RoomSummary } from "../room-data";
import { useInvalidateRoomList } from "../use-invalidate-room-list";

/** Renames the room. A refused name stays in the field. */
export function RenameRoom({ room }: { room: RoomSummary }) {
  const t = useTranslations("room.settings");
  const tCreate = useTranslations("rooms.create");
  const formatFailure = useFormatFailure();
  const router = useRouter();
  const invalidateRoomList = useInvalidateRoomList();
  const [name, setName] = useState(room.name);
  const [isMissing, setIsMissing] = useState(false);
  const rename = useMutation(
    useTRPC().room.update.mutationOptions({
      onSuccess: () => {
        void invalidateRoomList();
        router.refresh();
      },
    }),
  );

  function submit() {
    setIsMissing(isBlank(name));
    if (!isBlank(name)) rename.mutate({ slug: room.slug, name });
  }
  const failure = rename.error && formatFailure(rename.error);

  return (
    <Form onSubmit={submit} className="flex flex-wrap items-start gap-2">
      <TextField
        className="min-w-48 flex-1"
        label={t("name")}
        value={name}
        maxLength={MAX_ROOM_NAME}
        autoComplete="off"
        error={isMissing ? tCreate("nameMissing") : failure}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        type="submit"
        className="mt-6"
        disabled={rename.isPending || name.trim() === room.name}
      >
        {t("rename")}
      </Button>
    </Form>
  );
}
