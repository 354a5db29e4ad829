import { deliveriesOf, isChanged, lastId, type SampleSize } from "./deliveries.js";
import type { SampleColumn, SampleRow, SampleTable } from "./SampleTable.js";

/** What a table holds once both deliveries are loaded. */
export interface FinalTable {
  readonly name: string;
  /** The first is the key, by which the rows are sorted. */
  readonly columns: readonly SampleColumn[];
  readonly count: number;
  rows(): Iterable<SampleRow>;
}

/** All tables, as they are once both deliveries are loaded. */
export function finalTables(seed: number, size: SampleSize): readonly FinalTable[] {
  const tables = new Set(deliveriesOf(size).map(({ table }) => table));
  return [...tables].map((table) => {
    const name = table.name as keyof SampleSize;
    const added = table.addedColumn === undefined ? [] : [table.addedColumn];
    return {
      name,
      columns: [...table.columns, ...added],
      count: lastId(name, size),
      rows: () => rowsOf(table, seed, size),
    };
  });
}

function* rowsOf(table: SampleTable, seed: number, size: SampleSize): Iterable<SampleRow> {
  const name = table.name as keyof SampleSize;
  const last = lastId(name, size);
  for (let id = 1; id <= last; id++) {
    const version = id <= size[name] && isChanged[name](id) ? 2 : 1;
    const row = table.row(seed, id, version);
    yield table.addedValue === undefined ? row : [...row, table.addedValue(seed, id, version)];
  }
}
