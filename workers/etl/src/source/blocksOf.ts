const NEWLINE = 10;

/** Bytes of whole lines, with what the last block left over at the front. */
export interface Block {
  /** `bytes[end]` is a newline that is not of the file. */
  readonly bytes: Buffer;
  readonly end: number;
  readonly last: boolean;
  /** Tells how many bytes at the end are to come again, with more behind them. */
  keep(from: number): void;
}

/** As much as a socket takes at once; a larger one only costs memory. */
const BLOCK_BYTES = 256 * 1024;

/** Puts chunks together to blocks of about 256 KiB, or of what a row needs. */
export async function* blocksOf(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Block, void> {
  let rest: Uint8Array = new Uint8Array(0);
  let pending: Uint8Array[] = [];
  let size = 0;
  const take = (last: boolean): Block => {
    // A buffer of its own each time: the one before may still wait in a socket.
    const bytes = Buffer.allocUnsafeSlow(size + 1);
    let at = 0;
    for (const part of pending) {
      bytes.set(part, at);
      at += part.length;
    }
    bytes[size] = NEWLINE;
    const end = size;
    rest = new Uint8Array(0);
    return { bytes, end, last, keep: (from) => (rest = bytes.subarray(from, end)) };
  };
  const restart = (): void => {
    pending = rest.length > 0 ? [rest] : [];
    size = rest.length;
  };
  for await (const chunk of chunks) {
    pending.push(chunk);
    size += chunk.length;
    // A row that did not fit is met again with at least twice as much.
    if (size < BLOCK_BYTES || size < 2 * rest.length) continue;
    yield take(false);
    restart();
  }
  yield take(true);
}
