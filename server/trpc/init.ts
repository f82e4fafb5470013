import { randomUUID } from "node:crypto";
import { initTRPC, type TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { isDataException } from "@/db/pg-errors";
import { isReason, type Reason } from "@/domain/api/reasons";
import { log } from "../log";
import { InvalidFields, Refusal } from "../refusal";
import type { Context } from "./context";

/** Data sent with a failed call, besides its code. */
export interface FailureData {
  reason: Reason;
  /** With invalid input: the paths of the invalid fields. */
  fields?: string[];
  /** With `unexpected`: the id of the entry in the log. */
  id?: string;
  details?: Record<string, unknown>;
}

export const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error, path }) => {
    const failure = describeFailure(error, path);
    const { code, httpStatus } = shape.data;
    return {
      code: shape.code,
      message: failure.reason,
      data: { code, httpStatus, path, ...failure },
    };
  },
});

/** The reason that the schema gives for the only issue, else `invalid_input`. */
function findReason([first, ...others]: ZodError["issues"]): Reason {
  return first && others.length === 0 && isReason(first.message) ? first.message : "invalid_input";
}

/** The paths that an issue is about: those of unknown keys, else its own. */
function listFields(issue: ZodError["issues"][number]): string[] {
  const paths =
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => [...issue.path, key])
      : [issue.path];
  return paths.map((path) => path.join("."));
}

/** The reason that a failed call has in its answer and in the metrics. */
export function findFailureReason(error: TRPCError): Reason {
  if (error instanceof Refusal) return error.reason;
  // An answer that fails its check has a ZodError too, but with the code of a server error.
  if (error.code === "BAD_REQUEST" && error.cause instanceof ZodError) {
    return findReason(error.cause.issues);
  }
  switch (error.code) {
    case "BAD_REQUEST":
    case "PARSE_ERROR":
    case "METHOD_NOT_SUPPORTED":
      return "invalid_input";
    case "NOT_FOUND":
      return "procedure_not_found";
    case "UNSUPPORTED_MEDIA_TYPE":
      return "json_required";
    case "PAYLOAD_TOO_LARGE":
      return "body_too_large";
    default:
      return isDataException(error.cause) ? "invalid_input" : "unexpected";
  }
}

/** Returns the data that the client may see. Logs an unexpected error and returns only its id. */
export function describeFailure(error: TRPCError, path: string | undefined): FailureData {
  const reason = findFailureReason(error);
  if (error instanceof InvalidFields) return { reason, fields: error.fields };
  if (error instanceof Refusal) return { reason, ...(error.details && { details: error.details }) };
  if (error.code === "BAD_REQUEST" && error.cause instanceof ZodError) {
    return { reason, fields: [...new Set(error.cause.issues.flatMap(listFields))] };
  }
  if (reason !== "unexpected") return { reason };
  const id = randomUUID();
  log.error({ id, path, err: error.cause ?? error }, "unexpected error");
  return { reason, id };
}
