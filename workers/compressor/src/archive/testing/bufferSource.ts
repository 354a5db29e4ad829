import type { RangeSource } from "../RangeSource.js";

/** An archive in memory that notes every read of it. */
export interface BufferSource extends RangeSource {
  readonly reads: { readonly offset: number; readonly length: number }[];
}

export function bufferSource(bytes: Buffer): BufferSource {
  const reads: BufferSource["reads"] = [];
  return {
    name: "memory",
    reads,
    size: async () => bytes.length,
    read: async (offset, length) => {
      reads.push({ offset, length });
      return bytes.subarray(offset, offset + length);
    },
  };
}
