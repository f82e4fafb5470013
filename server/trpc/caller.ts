import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { readClock } from "@/db/clock";
import { createContext } from "./context";
import { createCaller } from "./root";

/** The request's context, created once per request. */
const requestContext = cache(async () => createContext(await headers()));

/** Calls procedures from a server component as the request's viewer. */
export const serverCaller = cache(async () => createCaller(await requestContext()));

/** The database's current time. */
export const requestNow = async () => readClock((await requestContext()).db);

/** The request's viewer, or null. */
export const requestViewer = async () => (await requestContext()).viewer;
