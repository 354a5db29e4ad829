/** A resource that a pattern stands for. */
export function sampleOf(pattern: string): string {
  return pattern.replaceAll(/[*?]+/g, "probe");
}
