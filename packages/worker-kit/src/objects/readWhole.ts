import { RetryableError } from "../errors/RetryableError.js";

/** All bytes of a stream whose size is known, in one buffer of that size. Rejects when there are more or fewer. */
export async function readWhole(body: AsyncIterable<Uint8Array>, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(size);
  let filled = 0;
  for await (const chunk of body) {
    if (filled + chunk.length > size) throw wrongSize(`more than ${size}`, size);
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
  if (filled < size) throw wrongSize(`${filled}`, size);
  return bytes;
}

function wrongSize(got: string, size: number): RetryableError {
  return new RetryableError({
    reason: "wrong-size",
    what: `A stream gave ${got} bytes where ${size} were announced`,
    fix: "It is read again",
  });
}
