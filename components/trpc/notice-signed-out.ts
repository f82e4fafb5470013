import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "@/server/trpc/root";
import { live } from "../live/live";
import { failureReason } from "./failure";

/** Tells the page when a call is refused because another device signed this one out. */
export const noticeSignedOut: TRPCLink<AppRouter> =
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
