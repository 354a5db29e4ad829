/** Some of all, each as likely as any other, by a source of numbers in [0, 1). */
export function drawnFrom<T>(all: readonly T[], count: number, random: () => number): readonly T[] {
  return all
    .map((one) => ({ one, draw: random() }))
    .sort((a, b) => a.draw - b.draw)
    .slice(0, count)
    .map(({ one }) => one);
}
