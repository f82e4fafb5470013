import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { readClock } from "@/db/clock";
import { createContext } from "./context";
import { createCaller } from "./root";

/** The request's context, made once however many components ask. */
const requestContext = cache(async () => createContext(await headers()));

/** Calls procedures from a server component as the request's viewer. */
export const serverCaller = cache(async () => createCaller(await requestContext()));

/** The instant the database says it is. */
export const requestNow = async () => readClock((await requestContext()).db);

/** Who the request's viewer is, or null. */
export const requestViewer = async () => (await requestContext()).viewer;
