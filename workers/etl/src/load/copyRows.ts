import { once } from "node:events";
import type { ClientBase } from "pg";
import { from } from "pg-copy-streams";

/** What `fill` stopped by on purpose. */
class Abandoned extends Error {}

/**
 * Copies what `fill` writes into a table. Resolves with the server's count of rows, or with undefined where `fill` resolves with false: then nothing was
 * copied, and the transaction has to go back to a savepoint.
 *
 * @throws the server's error, which names the line that it refused
 */
export async function copyRows(
  client: ClientBase,
  statement: string,
  fill: (write: (bytes: Buffer) => Promise<void>) => Promise<boolean>,
): Promise<number | undefined> {
  const stream = client.query(from(statement));
  let failed: Error | undefined;
  const failure = new Promise<never>((_resolve, reject) => {
    stream.once("error", (error: Error) => {
      failed = error;
      reject(error);
    });
  });
  failure.catch(() => undefined);
  const write = async (bytes: Buffer): Promise<void> => {
    if (failed) throw failed;
    const written = new Promise<void>((resolve, reject) => {
      stream.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
    written.catch(() => undefined);
    await Promise.race([written, failure]);
  };
  try {
    if (!(await fill(write))) throw new Abandoned("the rows have to be read again");
    const finished = once(stream, "finish");
    finished.catch(() => undefined);
    stream.end();
    await Promise.race([finished, failure]);
    return stream.rowCount;
  } catch (error) {
    // What the server refused it has ended itself.
    if (failed === undefined) {
      const closed = new Promise<void>((resolve) => stream.once("close", resolve));
      stream.destroy(new Error("abandoned"));
      await closed;
    }
    if (error instanceof Abandoned) return undefined;
    throw failed ?? error;
  }
}
