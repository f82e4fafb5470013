import { messages, type PGlite, protocol, types } from "@electric-sql/pglite";

const { serialize } = protocol;
const RUN = Buffer.concat([serialize.execute({}), serialize.sync()]);

interface Statement {
  name: string;
  columns: { name: string; parse: (text: string) => unknown }[];
}

/**
 * Implements `Database.prepared` on the embedded database, for statements that run at every change.
 * It plans them once and sends each as one message, because this database computes in the app's
 * process: `PGlite.query` sends five messages, and an SQL `execute` is parsed again.
 */
export function preparedOn(client: PGlite) {
  const statements = new Map<string, Promise<Statement>>();
  return async <Row>(text: string, values: string[]): Promise<Row[]> => {
    const { name, columns } = await findStatement(text);
    const answers = await send(client, [serialize.bind({ statement: name, values }), RUN]);
    const rows: unknown[] = [];
    for (const answer of answers) {
      if (answer instanceof messages.DataRowMessage) rows.push(buildRow(columns, answer.fields));
    }
    return rows as Row[];
  };

  function findStatement(text: string): Promise<Statement> {
    const known = statements.get(text);
    if (known) return known;
    const preparing = prepare(client, `stint_${statements.size}`, text);
    statements.set(text, preparing);
    preparing.catch(() => statements.delete(text));
    return preparing;
  }
}

async function prepare(client: PGlite, name: string, text: string): Promise<Statement> {
  const answers = await send(client, [
    // Frees a name that a failed attempt left; closing a missing statement is no error.
    serialize.close({ type: "S", name }),
    serialize.parse({ name, text }),
    serialize.describe({ type: "S", name }),
    serialize.sync(),
  ]);
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

/** Waits for open transactions, so that the statement never runs inside one. */
function send(client: PGlite, parts: Uint8Array[]) {
  const bytes = Buffer.concat(parts);
  return client._runExclusiveTransaction(() =>
    client._runExclusiveQuery(() => client.execProtocolStream(bytes, { syncToFs: false })),
  );
}
