import fc from "fast-check";
import type { Dataset } from "../validate/datasets.js";
import type { ReferenceFile } from "./reference.js";

/** A file as text, and what a reader has to find in it. */
export interface RandomFile {
  readonly dataset: Dataset;
  readonly text: string;
  readonly reference: ReferenceFile;
}

const EMPTY: ReferenceFile = { rows: 0, products: [], orders: [], items: [] };

/** Few ids, so that duplicates and orphans are common. */
const id = (most: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: most }).map(String);

const instant = fc
  .record({
    minutes: fc.integer({ min: 0, max: 4 * 1_440 - 1 }),
    second: fc.integer({ min: 0, max: 59 }),
    form: fc.constantFrom("T", " ", "Z", "UTC", "fraction", "+05:30", "-11:00", "+14"),
  })
  .map(({ minutes, second, form }) => {
    const at = new Date(Date.UTC(2024, 1, 27, 0, minutes, second));
    return { at, text: writeInstant(at, form) };
  });

function writeInstant(at: Date, form: string): string {
  const plain = at.toISOString().slice(0, 19);
  if (form === "T") return plain;
  if (form === " ") return plain.replace("T", " ");
  if (form === "Z") return `${plain}Z`;
  if (form === "UTC") return `${plain.replace("T", " ")} UTC`;
  if (form === "fraction") return `${plain}.999`;
  const [hours = 0, minutes = 0] = form.split(":").map(Number);
  const offset = hours * 60 + Math.sign(hours) * minutes;
  return new Date(at.getTime() + offset * 60_000).toISOString().slice(0, 19) + form;
}

const status = fc.constantFrom("Complete", "RETURNED", "returned", "Cancelled", "shipped", null);

const category = fc.constantFrom("Toys", "Home, Garden", 'Say "hi"', "Größe", "two\nlines", "日本");

interface Row {
  readonly text: string;
  readonly reference: ReferenceFile;
}

const goodRow: Readonly<Record<Dataset, fc.Arbitrary<Row>>> = {
  products: fc.record({ id: id(6), category, note: fc.constantFrom("", "a,b", "x\ny", 'q"q') }).map((row) => ({
    text: record([row.note, row.category, row.id]),
    reference: { ...EMPTY, rows: 1, products: [{ id: row.id, category: row.category }] },
  })),
  orders: fc.record({ id: id(12), user: fc.option(id(4)), status, instant }).map((row) => ({
    text: record([row.id, row.user ?? "", row.status ?? "", row.instant.text]),
    reference: { ...EMPTY, rows: 1, orders: [{ id: row.id, user: row.user, at: row.instant.at }] },
  })),
  order_items: fc
    .record({ id: id(40), order: id(14), product: id(7), status, instant, cents: fc.integer({ min: 0, max: 99_999 }) })
    .map((row) => ({
      text: record([row.id, row.order, row.product, row.status ?? "", row.instant.text, (row.cents / 100).toFixed(2)]),
      reference: {
        ...EMPTY,
        rows: 1,
        items: [
          {
            id: row.id,
            order: row.order,
            product: row.product,
            status: row.status?.toLowerCase() ?? null,
            at: row.instant.at,
            cents: row.cents,
          },
        ],
      },
    })),
};

/** Rows that must not be taken, one flaw each. */
const badRows: Readonly<Record<Dataset, readonly string[]>> = {
  products: [",,3", ",Toys,", ",Toys,1.5", "Toys,1", ",Toys,1,more", '"x"y,Toys,1'],
  orders: [
    "x,1,,2024-02-28T00:00:00",
    "1,1,,2024-02-30T00:00:00",
    "1,1,lost,2024-02-28T00:00:00",
    "1,1e3,,2024-02-28T00:00:00",
  ],
  order_items: [
    "1,1,1,,2024-02-28T00:00:00,-1.00",
    "1,1,1,,2024-02-28T00:00:00,",
    "7.6,1,1,,2024-02-28T00:00:00,1.00",
    "1,1,1,,28.02.2024,1.00",
    "1,1,1,,2024-02-28T24:00:00,1.00",
    "1,1,1,,2024-02-28T00:00:00,1.0000001",
    "1,1,1,,2024-02-28T00:00:00",
  ],
};

const HEADERS: Readonly<Record<Dataset, string>> = {
  products: "note,category,id",
  orders: "order_id,user_id,status,created_at",
  order_items: "id,order_id,product_id,status,created_at,sale_price",
};

function record(fields: readonly string[]): string {
  return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(",");
}

/** A file of a dataset: at least one good row, some bad ones, LF or CRLF, with a byte order mark or without. */
export function randomFile(dataset: Dataset): fc.Arbitrary<RandomFile> {
  const bad = fc.constantFrom(...badRows[dataset]).map((text) => ({ text, reference: { ...EMPTY, rows: 1 } }));
  const row = fc.oneof({ weight: 12, arbitrary: goodRow[dataset] }, { weight: 1, arbitrary: bad });
  return fc
    .record({
      first: goodRow[dataset],
      rows: fc.array(row, { maxLength: 25 }),
      end: fc.constantFrom("\n", "\r\n"),
      mark: fc.constantFrom("", "\ufeff"),
      lastEnd: fc.boolean(),
    })
    .map(({ first, rows, end, mark, lastEnd }) => {
      const all = [first, ...rows];
      const text = mark + [HEADERS[dataset], ...all.map((one) => one.text)].join(end) + (lastEnd ? end : "");
      return { dataset, text, reference: join(all.map((one) => one.reference)) };
    });
}

function join(parts: readonly ReferenceFile[]): ReferenceFile {
  return {
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    products: parts.flatMap((part) => part.products),
    orders: parts.flatMap((part) => part.orders),
    items: parts.flatMap((part) => part.items),
  };
}
