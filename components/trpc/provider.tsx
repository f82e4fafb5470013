"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import type { Reason } from "@/domain/api/reasons";
import type { AppRouter } from "@/server/trpc/root";
import { live } from "../live/live";
import { failureReason, wasAnswered } from "./failure";

const context = createTRPCContext<AppRouter>();

/** The procedures as query and mutation options: `useQuery(useTRPC().room.list.queryOptions())`. */
export const useTRPC = context.useTRPC;
/** The procedures as plain calls, for event handlers. */
export const useTRPCClient = context.useTRPCClient;

const TEMPORARY: Reason[] = ["database_unavailable", "server_busy"];

/**
 * Retries a call without an answer or with a temporary failure; another refusal would be the same
 * again.
 */
const retryTemporary = (failures: number, error: Error) =>
  failures < 2 && (!wasAnswered(error) || TEMPORARY.includes(failureReason(error)));

function newQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: retryTemporary },
      mutations: { retry: false },
    },
  });
}

/** The server refuses more than ten calls in one batch. */
const newClient = () =>
  createTRPCClient<AppRouter>({
    links: [holdWhenReplaced, noticeSignedOut, httpBatchLink({ url: "/api/trpc", maxItems: 10 })],
  });

/** Provides `useTRPC()` and TanStack Query. Used once, in the root layout. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(newQueryClient);
  const [client] = useState(newClient);
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}

/** Sends nothing from a page that is about to be replaced: the server would refuse it. */
const holdWhenReplaced: TRPCLink<AppRouter> =
  () =>
  ({ next, op }) =>
    live().isPageReplaced ? observable(() => undefined) : next(op);

/** Tells the page when a call is refused because another device signed this one out. */
const noticeSignedOut: TRPCLink<AppRouter> =
  () =>
  ({ next, op }) =>
    observable((observer) =>
      next(op).subscribe({
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error: (error) => {
          if (failureReason(error) === "sign_in_required") live().signedOut();
          observer.error(error);
        },
      }),
    );
