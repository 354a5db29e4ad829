import type { SampleTable } from "./SampleTable.js";
import { customers } from "./tables/customers.js";
import { events } from "./tables/events.js";
import { orders } from "./tables/orders.js";
import { products } from "./tables/products.js";

/** Rows of each table in the first delivery, by the number of orders. */
export interface SampleSize {
  readonly customers: number;
  readonly products: number;
  readonly orders: number;
  readonly events: number;
}

export function sizeOf(orderCount: number): SampleSize {
  return {
    customers: Math.ceil(orderCount / 4),
    products: Math.ceil(orderCount / 40),
    orders: orderCount,
    events: orderCount,
  };
}

/** A row as one file has it, and what its load does. */
interface DeliveredRow {
  readonly id: number;
  readonly version: number;
  readonly effect: "loaded" | "updated" | "unchanged";
}

/** Lines that no load accepts, one after so many rows. */
interface Fault {
  readonly every: number;
  line(number: number): string;
}

/** One file of the sample. */
export interface Delivery {
  readonly folder: string;
  readonly key: string;
  readonly table: SampleTable;
  /** Whether the file has the table's added column. */
  readonly withAdded: boolean;
  readonly fault?: Fault;
  rows(): Iterable<DeliveredRow>;
}

export const firstFolder = "1-first";
export const secondFolder = "2-changed";
/** Whose second file is the first one's bytes again. */
export const deliveredAgain = "data/events.ndjson";

/** Ids in faulty lines begin here, so that one that is loaded nevertheless is not taken for a row of the sample. */
const faultyId = 900_000_000;

const ragged: Fault = { every: 500, line: (number) => `${faultyId + number},half a row,cut off` };
const broken: Fault = {
  every: 400,
  line: (number) =>
    [
      `,1,paid,2024-05-05T10:00:00Z,2024-05-06,10.00,1,EUR,,false`,
      `${faultyId + number},1,paid,2024-05-05T10:00:00Z,0000-00-00,10.00,1,EUR,,false`,
      `${faultyId + number},1,paid,2024-05-05T10:00:00Z,2024-05-06,n/a,1,EUR,,false`,
    ][number % 3] ?? "",
};
const cut: Fault = { every: 1_000, line: (number) => `{"id":${faultyId + number},"type":"view","occurred_at":"2024-0` };

/** All files, in the order in which they are to be loaded. */
export function deliveriesOf(size: SampleSize): readonly Delivery[] {
  const first = { folder: firstFolder, withAdded: false };
  const second = { folder: secondFolder, withAdded: false };
  return [
    { ...first, key: "data/customers.csv", table: customers, fault: ragged, rows: () => fresh(1, size.customers) },
    { ...first, key: "data/products.parquet", table: products, rows: () => fresh(1, size.products) },
    { ...first, key: "data/orders.csv.gz", table: orders, fault: broken, rows: () => fresh(1, size.orders) },
    { ...first, key: deliveredAgain, table: events, fault: cut, rows: () => fresh(1, size.events) },
    {
      ...second,
      key: "data/customers.csv",
      table: customers,
      fault: ragged,
      rows: function* () {
        yield* known(size.customers, isChanged.customers);
        yield* fresh(size.customers + 1, lastId("customers", size));
      },
    },
    {
      ...second,
      key: "data/products.parquet",
      table: products,
      withAdded: true,
      rows: () => known(size.products, isChanged.products),
    },
    {
      ...second,
      key: "data/orders.csv.gz",
      table: orders,
      fault: broken,
      rows: function* () {
        for (const row of known(size.orders, isChanged.orders)) if (row.effect === "updated") yield row;
        yield* fresh(size.orders + 1, lastId("orders", size));
      },
    },
  ];
}

/** Id of a table's last row once both deliveries are loaded. */
export function lastId(table: keyof SampleSize, size: SampleSize): number {
  if (table === "customers") return size.customers + Math.ceil(size.customers / 20);
  return table === "orders" ? size.orders + Math.ceil(size.orders / 10) : size[table];
}

/** Whether the second delivery has another version of a row of the first. */
export const isChanged: Readonly<Record<keyof SampleSize, (id: number) => boolean>> = {
  customers: (id) => id % 10 === 0,
  products: (id) => id % 4 === 0,
  orders: (id) => id % 20 === 0,
  events: () => false,
};

function* fresh(first: number, last: number): Iterable<DeliveredRow> {
  for (let id = first; id <= last; id++) yield { id, version: 1, effect: "loaded" };
}

function* known(last: number, changed: (id: number) => boolean): Iterable<DeliveredRow> {
  for (let id = 1; id <= last; id++)
    yield changed(id) ? { id, version: 2, effect: "updated" } : { id, version: 1, effect: "unchanged" };
}
