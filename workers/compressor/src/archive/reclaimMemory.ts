/**
 * Gives a buffer's memory back at once; it is empty from then on, and so is all that shares its memory. Waiting for the
 * garbage collector costs more than it seems: frames of several megabytes make it run all the time, for nothing else.
 *
 * Small buffers are left alone: they may share their memory with others (`Buffer.poolSize`).
 */
export function reclaimMemory(bytes: Buffer): void {
  // ES2024; every Node from 22 on has it.
  const memory: ArrayBufferLike & { transfer?: (length: number) => unknown } = bytes.buffer;
  if (memory.byteLength > Buffer.poolSize) memory.transfer?.(0);
}
