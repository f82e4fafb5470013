"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_NAME, MAX_ROOM_NAME } from "@/domain/api/fields/text-length";
import { isBlank } from "@/domain/api/fields/text-rules";
import { ensureNamedGuest } from "../account/sign-in/ensure-guest";
import { deviceZone } from "../format/device-zone";
import { useTRPCClient } from "../trpc/provider";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { CheckField, TextField } from "../ui/field";
import { Form } from "../ui/form";
import { ErrorNotice } from "../ui/notice";
import { useInvalidateRoomList } from "./use-invalidate-room-list";

interface CreateRoomProps {
  isSignedIn: boolean;
  /** Whether the viewer has no name yet. */
  asksName: boolean;
}

interface NewRoom {
  name: string;
  /** The viewer's name; empty unless asked for. */
  person: string;
  isCoachingRoom: boolean;
}

/** Creates a room in the browser's time zone and opens it; without an account, as a new guest. */
export function CreateRoom({ isSignedIn, asksName }: CreateRoomProps) {
  const t = useTranslations("rooms.create");
  const tCoachingRoom = useTranslations("coaching.coachingRoom");
  const formatFailure = useFormatFailure();
  const [name, setName] = useState("");
  const [person, setPerson] = useState("");
  const [isCoachingRoom, setIsCoachingRoom] = useState(false);
  const [missing, setMissing] = useState({ name: false, person: false });
  const create = useCreateRoom({ isSignedIn, asksName });
  const isBusy = create.isPending || create.isSuccess;

  function submit() {
    if (isBusy) return;
    const isMissing = {
      name: isBlank(name),
      person: asksName && isBlank(person),
    };
    setMissing(isMissing);
    if (!isMissing.name && !isMissing.person) create.mutate({ name, person, isCoachingRoom });
  }

  return (
    <Card title={t("title")} titleId="create" isFocal className="scroll-mt-6">
      <Form onSubmit={submit} className="mt-4 flex flex-col gap-4">
        <TextField
          label={t("name")}
          hint={t("nameHint")}
          error={missing.name && t("nameMissing")}
          required
          value={name}
          maxLength={MAX_ROOM_NAME}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        {asksName && (
          <TextField
            label={t("person")}
            hint={t("personHint")}
            error={missing.person && t("personMissing")}
            required
            value={person}
            maxLength={MAX_NAME}
            autoComplete="given-name"
            onChange={(event) => setPerson(event.target.value)}
          />
        )}
        <CheckField
          label={tCoachingRoom("label")}
          hint={tCoachingRoom("hint")}
          checked={isCoachingRoom}
          onChange={(event) => setIsCoachingRoom(event.target.checked)}
        />
        {create.error && <ErrorNotice>{formatFailure(create.error)}</ErrorNotice>}
        <Button
          type="submit"
          tone="primary"
          // Not `disabled`: the second press of a double click would fall through to the page.
          aria-disabled={isBusy}
          className="self-start select-none"
        >
          {t("submit")}
        </Button>
      </Form>
    </Card>
  );
}

function useCreateRoom({ isSignedIn, asksName }: CreateRoomProps) {
  const router = useRouter();
  const client = useTRPCClient();
  const invalidateRoomList = useInvalidateRoomList();
  return useMutation({
    mutationFn: async ({ person, ...room }: NewRoom) => {
      if (asksName) await ensureNamedGuest(client, person);
      return client.room.create.mutate({ ...room, timeZone: deviceZone() ?? "UTC" });
    },
    onSuccess: (room) => {
      void invalidateRoomList();
      // A double click selects text, which would carry over to the next page.
      getSelection()?.removeAllRanges();
      router.push(`/rooms/${room.slug}`);
      // The layout differs once somebody is signed in.
      if (!isSignedIn) router.refresh();
    },
  });
}
