import { messages, type PGlite, protocol, types } from "@electric-sql/pglite";
import type { RunPrepared } from "../client";

const { serialize } = protocol;
const RUN = Buffer.concat([serialize.execute({}), serialize.sync()]);

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
  /** Only finished ones: nobody waits for what another transaction prepares. */
  readonly #statements = new Map<string, Statement>();
  #names = 0;

  constructor(private readonly client: PGlite) {}

  /** Runs one outside of transactions: it waits for an open one. */
  readonly run: RunPrepared = (text, values) =>
    this.client._runExclusiveTransaction(() => this.#run(text, values));

  /** Runs statements in the open transaction, until `end` is called. */
  inTransaction(): { run: RunPrepared; end: () => void } {
    let isOver = false;
    return {
      run: async (text, values) => {
        if (isOver) throw new Error("the transaction is over");
        return this.#run(text, values);
      },
      end: () => {
        isOver = true;
      },
    };
  }

  /** Prepares and runs a statement in one turn, so that statements run in the order of the calls. */
  #run<Row>(text: string, values: (string | null)[]): Promise<Row[]> {
    return this.client._runExclusiveQuery(async () => {
      const { name, columns } = this.#statements.get(text) ?? (await this.#prepare(text));
      const answers = await this.#send([serialize.bind({ statement: name, values }), RUN]);
      const rows: unknown[] = [];
      for (const answer of answers) {
        if (answer instanceof messages.DataRowMessage) rows.push(buildRow(columns, answer.fields));
      }
      return rows as Row[];
    });
  }

  async #prepare(text: string): Promise<Statement> {
    // A failed attempt may have left its name, so a name is not used again.
    this.#names += 1;
    const name = `stint_${this.#names}`;
    const answers = await this.#send([
      serialize.parse({ name, text }),
      serialize.describe({ type: "S", name }),
      serialize.sync(),
    ]);
    const described = answers.find((answer) => answer instanceof messages.RowDescriptionMessage);
    const columns = (described?.fields ?? []).map((field) => ({
      name: field.name,
      parse: types.parsers[field.dataTypeID] ?? ((text: string) => text),
    }));
    const statement = { name, columns };
    this.#statements.set(text, statement);
    return statement;
  }

  #send(parts: Uint8Array[]) {
    return this.client.execProtocolStream(Buffer.concat(parts), { syncToFs: false });
  }
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
