"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_NAME, MAX_ROOM_NAME } from "@/domain/api/text-length";
import { ensureNamedGuest } from "../account/sign-in/ensure-guest";
import { useTRPCClient } from "../trpc/provider";
import { useFailureText } from "../trpc/use-failure-text";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { TextField } from "../ui/field";
import { Form } from "../ui/form";
import { SectionHeading } from "../ui/heading";
import { ErrorNotice } from "../ui/notice";

interface CreateRoomProps {
  isSignedIn: boolean;
  /** Whether the viewer has yet to say what the others are to call them. */
  asksName: boolean;
}

interface WantedRoom {
  name: string;
  /** What the others are to call its maker, where that is asked. */
  person: string;
  isCoachingRoom: boolean;
}

/** Makes a room in the browser's time zone and goes there; without an account, as a new guest. */
export function CreateRoom({ isSignedIn, asksName }: CreateRoomProps) {
  const t = useTranslations("rooms.create");
  const practice = useTranslations("coach.practice");
  const failureText = useFailureText();
  const [name, setName] = useState("");
  const [person, setPerson] = useState("");
  const [isCoachingRoom, setIsCoachingRoom] = useState(false);
  const [missing, setMissing] = useState({ name: false, person: false });
  const create = useCreateRoom({ isSignedIn, asksName });
  const isBusy = create.isPending || create.isSuccess;

  function submit() {
    if (isBusy) return;
    const isMissing = {
      name: name.trim() === "",
      person: asksName && person.trim() === "",
    };
    setMissing(isMissing);
    if (!isMissing.name && !isMissing.person) create.mutate({ name, person, isCoachingRoom });
  }

  return (
    <section className="flex flex-col gap-4">
      <SectionHeading>{t("title")}</SectionHeading>
      <Form onSubmit={submit} className="flex max-w-md flex-col gap-4">
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
          label={practice("label")}
          hint={practice("hint")}
          checked={isCoachingRoom}
          onChange={(event) => setIsCoachingRoom(event.target.checked)}
        />
        {create.error && <ErrorNotice>{failureText(create.error)}</ErrorNotice>}
        <Button
          type="submit"
          tone="primary"
          // Not `disabled`: the second press of a double click would go to the page behind it.
          aria-disabled={isBusy}
          className="self-start select-none"
        >
          {t("submit")}
        </Button>
      </Form>
    </section>
  );
}

function useCreateRoom({ isSignedIn, asksName }: CreateRoomProps) {
  const router = useRouter();
  const client = useTRPCClient();
  return useMutation({
    mutationFn: async ({ person, ...room }: WantedRoom) => {
      if (asksName) await ensureNamedGuest(client, person);
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      return client.room.create.mutate({ ...room, timeZone });
    },
    onSuccess: (room) => {
      // A double click on the button has selected text; it must not select the page that comes.
      getSelection()?.removeAllRanges();
      router.push(`/rooms/${room.slug}`);
      // The frame around the page is another one for somebody who is signed in.
      if (!isSignedIn) router.refresh();
    },
  });
}
