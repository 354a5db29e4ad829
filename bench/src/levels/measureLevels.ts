import { constants as zlib, zstdCompressSync } from "node:zlib";
import type { ClassData, ClassName } from "./ClassData.js";

/** The original goes to 22, ours to 19. */
export const HIGHEST = 22;

const GIB = 2 ** 30;

/** What each level makes of a kind of data: the bytes of each frame, and the CPU seconds of the kind. */
interface MeasuredLevel {
  readonly sentBytes: readonly number[];
  readonly cpuSecondsPerGib: number;
}
export type Measured = ReadonlyMap<ClassName, readonly MeasuredLevel[]>;

/** Compresses every frame once at every level. Level 0 stores: it costs what it costs to copy. */
export function measureLevels(classes: ReadonlyMap<ClassName, ClassData>, say: (line: string) => void): Measured {
  return new Map(
    [...classes].map(([name, data]) => {
      say(`levels: ${name} at levels 1 to ${HIGHEST}`);
      return [name, Array.from({ length: HIGHEST + 1 }, (_, level) => measureLevel(data, level))];
    }),
  );
}

function measureLevel({ frames }: ClassData, level: number): MeasuredLevel {
  const bytes = frames.reduce((sum, frame) => sum + frame.length, 0);
  const before = process.cpuUsage();
  const sentBytes = frames.map((frame) => (level === 0 ? Buffer.from(frame) : compress(frame, level)).length);
  const { user, system } = process.cpuUsage(before);
  return { sentBytes, cpuSecondsPerGib: ((user + system) / 1e6) * (GIB / bytes) };
}

function compress(frame: Buffer, level: number): Buffer {
  return zstdCompressSync(frame, {
    chunkSize: frame.length + (frame.length >> 8) + 1024,
    pledgedSrcSize: frame.length,
    params: { [zlib.ZSTD_c_compressionLevel]: level, [zlib.ZSTD_c_checksumFlag]: 1 },
  });
}
