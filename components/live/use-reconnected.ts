"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useConnection } from "./use-connection";

/**
 * Calls back when the server can be reached again: the stream is open after it was not or, where
 * nobody is signed in and there is none, the device has a network again.
 */
export function useReconnected(onReconnected: () => void): void {
  const connection = useConnection();
  const before = useRef(connection);
  const tell = useEffectEvent(onReconnected);
  useEffect(() => {
    if (connection === "live" && before.current !== "live") tell();
    before.current = connection;
  }, [connection]);
  useEffect(() => {
    const listener = () => tell();
    addEventListener("online", listener);
    return () => removeEventListener("online", listener);
  }, []);
}
