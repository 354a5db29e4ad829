const DEFAULT_LEVEL = 12;
const LOWEST = 1;
const HIGHEST = 22;
const LEAST_TRIALS = 10;

/** Batches after which it explores half as often. */
const SETTLED_AFTER = 25_000;

interface Tally {
  trials: number;
  objects: number;
  benefit: number;
}

/**
 * The rule by which the public sample chooses its level, written from its description: the level with the highest benefit
 * for an object among those with at least ten trials, else 12; a quarter of the batches, falling to an eighth by the
 * 25,000th, tries a level near it, one step away in 60 % of cases, two in 25 % and three in 15 %. Sums never age.
 */
export class OriginalRule {
  readonly #random: () => number;
  readonly #tallies = new Map<number, Tally>();
  #batches = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  choose(): number {
    const share = 0.25 - 0.125 * Math.min(1, this.#batches / SETTLED_AFTER);
    this.#batches += 1;
    const best = this.#best();
    if (this.#random() >= share) return best;
    const drawn = this.#random();
    const steps = drawn < 0.6 ? 1 : drawn < 0.85 ? 2 : 3;
    const level = this.#random() < 0.5 ? best - steps : best + steps;
    return Math.min(HIGHEST, Math.max(LOWEST, level));
  }

  /** @param benefit in dollars, as it reckons: what is saved, and time at a surcharge of 2.5 % */
  learn(level: number, objects: number, benefit: number): void {
    const tally = this.#tallies.get(level) ?? { trials: 0, objects: 0, benefit: 0 };
    this.#tallies.set(level, {
      trials: tally.trials + 1,
      objects: tally.objects + objects,
      benefit: tally.benefit + benefit,
    });
  }

  #best(): number {
    const known = [...this.#tallies].filter(([, { trials }]) => trials >= LEAST_TRIALS);
    const score = ([, { benefit, objects }]: (typeof known)[number]): number => benefit / objects;
    return known.length === 0 ? DEFAULT_LEVEL : known.reduce((a, b) => (score(b) > score(a) ? b : a))[0];
  }
}
