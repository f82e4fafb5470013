import { randomUUID } from "node:crypto";
import { z } from "zod";
import { appRouter } from "@/server/trpc/root";

/** The part of a JSON schema that is needed to make an input. */
interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

export interface Procedure {
  name: string;
  type: "query" | "mutation";
  /** The names of the input's fields; none when it takes no input. */
  fields: string[];
  /** An input that the schema accepts, with these values where it has fields of these names. */
  makeInput(known: Record<string, unknown>): Record<string, unknown>;
}

/** All procedures of the app's router, with inputs made from their schemas. */
export function listProcedures(): Procedure[] {
  const procedures: [string, unknown][] = Object.entries(appRouter._def.procedures);
  return procedures.map(([name, procedure]) => {
    const { type, inputs } = (procedure as { _def: { type: string; inputs: z.ZodType[] } })._def;
    const schema = inputs[0] ? toJsonSchema(inputs[0]) : {};
    return {
      name,
      type: type === "mutation" ? "mutation" : "query",
      fields: Object.keys(schema.properties ?? {}),
      makeInput: (known) => makeObject(schema, known),
    };
  });
}

const toJsonSchema = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;

function makeObject(schema: Schema, known: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {});
  const required = fields.filter(([name]) => schema.required?.includes(name) || name in known);
  // Of minutes and until exactly one is allowed, which a JSON schema does not say.
  const chosen = "until" in (schema.properties ?? {}) ? [...required, ["minutes", null]] : required;
  return Object.fromEntries(
    chosen.map(([name, field]) => {
      const key = String(name);
      if (key in known) return [key, known[key]];
      return [key, field ? makeValue(field as Schema) : 25];
    }),
  );
}

function makeValue(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.anyOf?.[0]) return makeValue(schema.anyOf[0]);
  switch (schema.type) {
    case "string":
      return makeText(schema);
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return true;
    case "array":
      return [];
    case "object":
      return makeObject(schema, {});
    default:
      return "text";
  }
}

function makeText({ format, minLength = 1 }: Schema): string {
  if (format === "uuid") return randomUUID();
  // A Monday, where only a Monday is allowed.
  if (format === "date") return "2026-11-16";
  if (format === "date-time") return "2026-11-16T10:00:00Z";
  return "text-of-a-test".padEnd(minLength, "x");
}
