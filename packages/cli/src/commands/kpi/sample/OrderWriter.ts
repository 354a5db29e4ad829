import type { CsvFile } from "./CsvFile.js";
import { timestamp } from "./calendar.js";
import type { SampleProduct } from "./products.js";
import type { SampleTruth } from "./SampleTruth.js";

interface Files {
  readonly orders: CsvFile;
  readonly items: CsvFile;
}

/** One in so many items has the fault. */
const rate = { duplicate: 2_000, orphan: 5_000, rejected: 1_000 };
/** Days on which the shop's export wrote prices that are none: such faults come from one release and end with the next. */
const faulty = { from: 65, to: 79 };

const day = 86_400;
const prices = new Map<number, string>();

/** Writes orders and their items, and counts what a run has to find in them. */
export class OrderWriter {
  #orders = 0;
  #items = 0;
  #accepted = 0;
  #duplicates = 0;
  #rejected = 0;
  #orphans = 0;
  #cents = 0;
  #categorisedCents = 0;
  #again: string[] = [];
  #faulty = false;

  constructor(
    private readonly products: readonly SampleProduct[],
    private readonly random: () => number,
  ) {}

  /** Writes orders of a day until they have the wanted number of items. */
  writeDay(dayNumber: number, items: number, files: Files): void {
    this.#faulty = dayNumber >= faulty.from && dayNumber < faulty.to;
    for (let left = items; left > 0; ) {
      const wanted = Math.min(left, 1 + Math.floor(this.random() ** 2 * 5));
      this.#writeOrder(dayNumber * day + this.#secondOfDay(), wanted, files);
      left -= wanted;
    }
  }

  /** Writes again what is chosen to be delivered twice: exports that overlap do that. */
  redeliver(file: CsvFile): void {
    for (const line of this.#again) file.write(line);
    this.#duplicates += this.#again.length;
    this.#again = [];
  }

  truth(): Omit<SampleTruth, "products"> {
    return {
      rows: this.#orders + this.#items + this.#duplicates + this.products.length,
      orders: this.#orders,
      items: this.#accepted,
      duplicates: this.#duplicates,
      rejected: this.#rejected,
      orphans: this.#orphans,
      revenue: money(this.#cents),
      categorisedRevenue: money(this.#categorisedCents),
    };
  }

  #writeOrder(created: number, count: number, files: Files): void {
    const { random } = this;
    const order = ++this.#orders;
    const user = 1 + Math.floor(random() ** 1.5 * 80_000);
    const fate = random();
    const fulfilled = fate >= 0.3;
    const shipped = created + Math.floor((0.2 + 2 * random()) * day);
    const delivered = shipped + Math.floor((0.5 + 4 * random()) * day);
    const open = fate < 0.08 ? "cancelled" : fate < 0.16 ? "processing" : fate < 0.3 ? "shipped" : "complete";
    const sent = open === "shipped" || fulfilled ? timestamp(shipped) : "";
    const received = fulfilled ? timestamp(delivered) : "";
    const holiday = created > 328 * day && created < 335 * day;
    let returned = 0;
    let back = "";
    for (let position = 0; position < count; position++) {
      const product = this.products[Math.floor(random() ** 1.8 * this.products.length)];
      if (!product) throw new Error("the sample has no products");
      const comesBack = fulfilled && random() < product.returnRate;
      const backAt = comesBack ? timestamp(delivered + Math.floor((1 + 20 * random()) * day)) : "";
      if (comesBack) {
        returned += 1;
        back = backAt;
      }
      const discount = holiday ? 0.75 : random() < 0.12 ? 0.9 : 1;
      const cents = Math.round(product.price * discount);
      const at = timestamp(created + Math.floor(random() * 600));
      const status = comesBack ? "returned" : open;
      this.#writeItem(
        product,
        cents,
        (id, productId, price) =>
          `${id},${order},${user},${productId},${status},${at},${sent},${received},${backAt},${price}\n`,
        files.items,
      );
    }
    const status = returned === count ? "returned" : open;
    files.orders.write(
      `${order},${user},${status},${timestamp(created)},${returned === count ? back : ""},${sent},${received},${count}\n`,
    );
  }

  #writeItem(
    { id: productId }: SampleProduct,
    cents: number,
    line: (id: number, productId: number, price: string) => string,
    file: CsvFile,
  ): void {
    const id = ++this.#items;
    if (this.#faulty && id % rate.rejected === rate.rejected / 2) {
      this.#rejected += 1;
      file.write(line(id, productId, this.#rejected % 2 === 0 ? "-1.00" : "n/a"));
      return;
    }
    this.#accepted += 1;
    this.#cents += cents;
    const orphan = id % rate.orphan === rate.orphan / 5;
    if (orphan) this.#orphans += 1;
    else this.#categorisedCents += cents;
    const text = line(id, orphan ? 900_000_000 + id : productId, priceText(cents));
    file.write(text);
    if (id % rate.duplicate === 777) this.#again.push(text);
  }

  /** Quiet nights and busy evenings: the mean of two draws, moved to 15:00. */
  #secondOfDay(): number {
    return (Math.floor(((this.random() + this.random()) / 2) * day) + 3 * 3600) % day;
  }
}

/** By table: the prices of a shop are few. */
function priceText(cents: number): string {
  const known = prices.get(cents);
  if (known !== undefined) return known;
  const text = money(cents);
  prices.set(cents, text);
  return text;
}

/** Cents as a decimal with two places. Exact up to 2^53 cents. */
function money(cents: number): string {
  return `${Math.floor(cents / 100)}.${`${cents % 100}`.padStart(2, "0")}`;
}
