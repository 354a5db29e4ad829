/**
 * Runs ours and the peer in turns, so that what else the machine does meets both: first one, then the other, and the
 * other way round in the next pair.
 */
export function interleaved<Ours, Peer>(
  pairs: number,
  ours: (pair: number) => Ours,
  peer: (pair: number) => Peer,
): readonly (readonly [Ours, Peer])[] {
  return Array.from({ length: pairs }, (_, pair) => {
    if (pair % 2 === 0) {
      const first = ours(pair);
      return [first, peer(pair)] as const;
    }
    const first = peer(pair);
    return [ours(pair), first] as const;
  });
}
