"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Connection } from "./stream/frames";
import { useConnection } from "./use-connection";

const GRACE_MS = 2_000;

/** Says that the data may be outdated; shows nothing while the stream is open or briefly reopening. */
export function ConnectionBadge() {
  const t = useTranslations("live");
  const connection = useSteadyConnection();
  return (
    <p role="status" className="text-sm text-soft">
      {connection === "live" ? null : (
        <span className="inline-flex items-center gap-2 rounded border border-hairline px-2 py-1">
          <span aria-hidden="true" className="size-2 shrink-0 rounded-full border border-current" />
          {t(connection)}
        </span>
      )}
    </p>
  );
}

/** The connection, without the short interruptions when a stream reopens. */
function useSteadyConnection(): Connection {
  const connection = useConnection();
  const [steady, setSteady] = useState<Connection>("live");
  useEffect(() => {
    if (connection !== "connecting") return setSteady(connection);
    const timer = setTimeout(() => setSteady(connection), GRACE_MS);
    return () => clearTimeout(timer);
  }, [connection]);
  return steady;
}
