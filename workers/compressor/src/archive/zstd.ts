import { promisify } from "node:util";
import zlib from "node:zlib";

const compressAsync = promisify<Uint8Array, zlib.ZstdOptions, Buffer>(zlib.zstdCompress);
const decompressAsync = promisify<Uint8Array, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress);

/** One whole zstd frame with a content checksum, made on libuv's thread pool by a context of its own: see `FrameCompressors`. */
export async function compressFrame(plain: Uint8Array, level: number): Promise<Buffer> {
  return await compressAsync(plain, {
    // With room for the worst case at once, zstd compresses straight from input to output, without its own window copy.
    chunkSize: compressBound(plain.length),
    // Written into the frame, so that a reader decompresses it in one pass. (To ask for the end with the first call instead
    // would do the same, but Node asks once more at the end of its stream, and an empty frame would follow each.)
    pledgedSrcSize: plain.length,
    params: frameParameters(level),
  });
}

/** What zstd is told about every frame of an archive. */
export function frameParameters(level: number): Record<number, number> {
  return { [zlib.constants.ZSTD_c_compressionLevel]: level, [zlib.constants.ZSTD_c_checksumFlag]: 1 };
}

/** The most that a frame may look back, as a power of two: no frame is longer (see MAX_FRAME_BYTES). */
const WINDOW_LOG_MAX = 26;

/**
 * A frame's plain bytes, made on libuv's thread pool. Rejects as soon as there would be more than `plainLength` of them,
 * or where the frame wants a window of more than 64 MiB.
 */
export function decompressFrame(frame: Uint8Array, plainLength: number): Promise<Buffer> {
  return decompressAsync(frame, {
    chunkSize: Math.max(plainLength, 64),
    maxOutputLength: plainLength,
    params: { [zlib.constants.ZSTD_d_windowLogMax]: WINDOW_LOG_MAX },
  });
}

/** ZSTD_compressBound of zstd's own header. */
export function compressBound(length: number): number {
  const small = 128 * 1024;
  return length + (length >> 8) + (length < small ? (small - length) >> 11 : 0) + 64;
}
