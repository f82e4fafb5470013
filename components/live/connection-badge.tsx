"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Connection } from "./stream/frames";
import { useConnection } from "./use-connection";

const PATIENCE_MS = 2_000;

/** Says quietly that what is shown may be old; silent while the stream is open or just opening. */
export function ConnectionBadge() {
  const t = useTranslations("live");
  const connection = useLastingConnection();
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

/** The connection as it has stood for a while: reopening a stream is nobody's business. */
function useLastingConnection(): Connection {
  const connection = useConnection();
  const [lasting, setLasting] = useState<Connection>("live");
  useEffect(() => {
    if (connection !== "connecting") return setLasting(connection);
    const timer = setTimeout(() => setLasting(connection), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [connection]);
  return lasting;
}
