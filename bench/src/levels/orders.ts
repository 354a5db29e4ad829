import { seededRandom } from "sallyport/random";

/** An order as a shop would export it. */
export interface Order {
  readonly id: string;
  readonly placedAt: string;
  readonly customer: string;
  readonly city: string;
  readonly product: string;
  readonly quantity: number;
  readonly amount: string;
  readonly note: string;
}

const syllables = "ba be bo da de do ka ke ki la le lo ma mi mo na ne ni ra re ri sa so su ta te ti va ve vo".split(
  " ",
);
const cities = ["Berlin", "Paris", "Madrid", "Roma", "Wien", "Oslo", "Lisboa", "Dublin", "Praha", "Athina"];

/** Endless orders, the same for the same seed. Some fields repeat, some hardly ever do, as in real exports. */
export function* orders(seed: number): Generator<Order, never> {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() ** 1.7 * from.length)] as T;
  const word = (): string => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables)).join("");
  const names = Array.from({ length: 4000 }, word);
  const products = Array.from({ length: 600 }, () => `${word()} ${word()}`);
  const words = Array.from({ length: 2500 }, word);
  let time = Date.UTC(2026, 0, 1) + seed * 86_400_000;
  for (;;) {
    time += Math.floor(random() * 4000);
    yield {
      id: Math.floor(random() * 2 ** 48)
        .toString(16)
        .padStart(12, "0"),
      placedAt: new Date(time).toISOString(),
      customer: `${pick(names)} ${pick(names)}`,
      city: pick(cities),
      product: pick(products),
      quantity: 1 + Math.floor(random() ** 3 * 9),
      amount: (random() ** 2 * 900 + 1).toFixed(2),
      note: random() < 0.3 ? Array.from({ length: 4 + Math.floor(random() * 12) }, () => pick(words)).join(" ") : "",
    };
  }
}
