import { messages, type PGlite, protocol, types } from "@electric-sql/pglite";

const { serialize } = protocol;
const RUN = Buffer.concat([serialize.execute({}), serialize.sync()]);

interface Statement {
  name: string;
  columns: { name: string; parse: (text: string) => unknown }[];
}

/**
 * `Database.prepared` of an embedded database. A run is one message (bind, execute, sync) and
 * costs less than an `execute` in SQL, whose own text has to be parsed, and than the five messages
 * of `PGlite.query`. The database computes in this process, so that every change feels it.
 */
export function preparedOn(client: PGlite) {
  const statements = new Map<string, Promise<Statement>>();
  return async <Row>(text: string, values: string[]): Promise<Row[]> => {
    const { name, columns } = await statementOf(text);
    const answers = await send(client, [serialize.bind({ statement: name, values }), RUN]);
    const rows: unknown[] = [];
    for (const answer of answers) {
      if (answer instanceof messages.DataRowMessage) rows.push(rowOf(columns, answer.fields));
    }
    return rows as Row[];
  };

  function statementOf(text: string): Promise<Statement> {
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
    // A name that an earlier failure left behind is free again; closing none is no error.
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

function rowOf(columns: Statement["columns"], fields: (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [i, { name, parse }] of columns.entries()) {
    const text = fields[i] ?? null;
    row[name] = text === null ? null : parse(text);
  }
  return row;
}

/** In turn with everybody else: never in the middle of a transaction that is under way. */
function send(client: PGlite, parts: Uint8Array[]) {
  const bytes = Buffer.concat(parts);
  return client._runExclusiveTransaction(() =>
    client._runExclusiveQuery(() => client.execProtocolStream(bytes, { syncToFs: false })),
  );
}
