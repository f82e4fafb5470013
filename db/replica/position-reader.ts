import type pg from "pg";
import { type Position, SELECT_POSITION, toPosition } from "./position";

const STATEMENT = { name: "stint_position", text: SELECT_POSITION };

type RunRead = <Result>(
  text: string,
  use: (client: pg.ClientBase) => Promise<Result>,
) => Promise<Result>;

/**
 * Asks the primary for its position. Callers share a question that was not sent yet: an earlier
 * answer could miss what was committed just before the call.
 */
export class PositionReader {
  #unsent: Promise<Position> | null = null;

  /** @param run runs a read on a connection of the primary */
  constructor(private readonly run: RunRead) {}

  read(): Promise<Position> {
    if (this.#unsent) return this.#unsent;
    const forget = () => {
      if (this.#unsent === asked) this.#unsent = null;
    };
    const asked = this.run(STATEMENT.text, async (client) => {
      forget();
      const { rows } = await client.query(STATEMENT);
      return toPosition(rows[0]);
    });
    // Without a connection it is never sent.
    asked.catch(forget);
    this.#unsent = asked;
    return asked;
  }
}
