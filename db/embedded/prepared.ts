import { messages, type PGlite, protocol, types } from "@electric-sql/pglite";
import type { RunPrepared } from "../client";

const { serialize } = protocol;
const RUN = Buffer.concat([serialize.execute({}), serialize.sync()]);

type Send = (bytes: Uint8Array) => ReturnType<PGlite["execProtocolStream"]>;

interface Statement {
  name: string;
  columns: { name: string; parse: (text: string) => unknown }[];
}

/**
 * Implements `Db.prepared` on the embedded database. It plans a statement once and sends each run as
 * one message, because this database computes in the app's process: `PGlite.query` sends five
 * messages, and an SQL `execute` is parsed again.
 */
export class PreparedStatements {
  readonly #statements = new Map<string, Promise<Statement>>();

  constructor(private readonly client: PGlite) {}

  /** Runs one outside of transactions: it waits for an open one. */
  readonly run: RunPrepared = (text, values) =>
    this.#run(
      (bytes) => this.client._runExclusiveTransaction(() => this.#send(bytes)),
      text,
      values,
    );

  /** Runs statements in the open transaction, until `end` is called. */
  inTransaction(): { run: RunPrepared; end: () => void } {
    let isOver = false;
    const send = async (bytes: Uint8Array) => {
      if (isOver) throw new Error("the transaction is over");
      return this.#send(bytes);
    };
    return {
      run: (text, values) => this.#run(send, text, values),
      end: () => {
        isOver = true;
      },
    };
  }

  async #run<Row>(send: Send, text: string, values: (string | null)[]): Promise<Row[]> {
    const { name, columns } = await this.#find(send, text);
    const answers = await send(Buffer.concat([serialize.bind({ statement: name, values }), RUN]));
    const rows: unknown[] = [];
    for (const answer of answers) {
      if (answer instanceof messages.DataRowMessage) rows.push(buildRow(columns, answer.fields));
    }
    return rows as Row[];
  }

  #find(send: Send, text: string): Promise<Statement> {
    const known = this.#statements.get(text);
    if (known) return known;
    const preparing = prepare(send, `stint_${this.#statements.size}`, text);
    this.#statements.set(text, preparing);
    preparing.catch(() => this.#statements.delete(text));
    return preparing;
  }

  #send(bytes: Uint8Array) {
    return this.client._runExclusiveQuery(() =>
      this.client.execProtocolStream(bytes, { syncToFs: false }),
    );
  }
}

async function prepare(send: Send, name: string, text: string): Promise<Statement> {
  const answers = await send(
    Buffer.concat([
      // Frees a name that a failed attempt left; closing a missing statement is no error.
      serialize.close({ type: "S", name }),
      serialize.parse({ name, text }),
      serialize.describe({ type: "S", name }),
      serialize.sync(),
    ]),
  );
  const described = answers.find((answer) => answer instanceof messages.RowDescriptionMessage);
  const columns = (described?.fields ?? []).map((field) => ({
    name: field.name,
    parse: types.parsers[field.dataTypeID] ?? ((text: string) => text),
  }));
  return { name, columns };
}

function buildRow(
  columns: Statement["columns"],
  fields: (string | null)[],
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [i, { name, parse }] of columns.entries()) {
    const text = fields[i] ?? null;
    row[name] = text === null ? null : parse(text);
  }
  return row;
}
