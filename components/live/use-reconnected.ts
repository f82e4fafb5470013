"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useConnection } from "./use-connection";

/**
 * Calls back when the server can be reached again: the stream has reopened or, for visitors without
 * a stream, the device is online again.
 */
export function useReconnected(onReconnected: () => void): void {
  const connection = useConnection();
  const previous = useRef(connection);
  const notify = useEffectEvent(onReconnected);
  useEffect(() => {
    if (connection === "live" && previous.current !== "live") notify();
    previous.current = connection;
  }, [connection]);
  useEffect(() => {
    const listener = () => notify();
    addEventListener("online", listener);
    return () => removeEventListener("online", listener);
  }, []);
}
