"use client";

import { useFormatter, useTranslations } from "next-intl";
import { parseInstant } from "@/domain/time/instant";
import type { Outputs } from "@/server/trpc/root";
import { useFormatInstant } from "../../format/use-format-instant";
import { useRenderedAt } from "../../live/server-time";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { useRefreshingMutation } from "../../trpc/use-refreshing-mutation";
import { Button } from "../../ui/button";
import { ErrorNotice } from "../../ui/notice";
import { parseUserAgent } from "./device-name";

type Device = Outputs["account"]["devices"][number];

/** The devices that are signed in; the others can be signed out from here. */
export function Devices({ devices }: { devices: Device[] }) {
  const t = useTranslations("account.devices");
  const formatFailure = useFormatFailure();
  const signOut = useRefreshingMutation((client, id: string) =>
    client.account.signOutDevice.mutate({ id }),
  );
  return (
    <>
      <ul className="divide-y border-y">
        {devices.map((device) => (
          <li key={device.id} className="flex items-center justify-between gap-4 py-3">
            <DeviceDetails device={device} />
            {!device.isCurrent && (
              <Button
                size="small"
                className="shrink-0"
                aria-disabled={signOut.isBusy}
                onClick={() => !signOut.isBusy && signOut.mutate(device.id)}
              >
                {t("signOut")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {signOut.error && <ErrorNotice>{formatFailure(signOut.error)}</ErrorNotice>}
    </>
  );
}

function DeviceDetails({ device }: { device: Device }) {
  const t = useTranslations("account.devices");
  const format = useFormatter();
  const now = useRenderedAt();
  const formatInstant = useFormatInstant();
  const { browser, system } = parseUserAgent(device.device);
  const { createdAt, lastSeenAt } = device;
  const name = browser && system ? t("on", { browser, system }) : (browser ?? system);
  return (
    <div className="min-w-0">
      <p>{name ?? t("unknown")}</p>
      <p className="text-sm text-soft">
        {device.isCurrent
          ? t("here")
          : t("seen", { when: format.relativeTime(parseInstant(lastSeenAt), now) })}
        {" · "}
        {t("since", { day: formatInstant.day(createdAt), time: formatInstant.time(createdAt) })}
      </p>
    </div>
  );
}
