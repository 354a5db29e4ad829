/** Name of the function that writes an archive. */
export function writerOf(name: string): string {
  return `${name}-writer`;
}
