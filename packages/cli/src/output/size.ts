/** A number of bytes for a person, such as `3.2 MiB`. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const exponent = Math.min(Math.floor(Math.log2(bytes) / 10), 4);
  return `${(bytes / 2 ** (10 * exponent)).toFixed(1)} ${["KiB", "MiB", "GiB", "TiB"][exponent - 1]}`;
}
