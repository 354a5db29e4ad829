import type { ClientBase } from "pg";
import { STAGE, stagedValue } from "./stageStatements.js";
import type { Target } from "./Target.js";

/** Rows that one fetch brings. */
const BATCH = 10_000;

/** Numbers of the staged rows, from 1 and rising, whose key comes again in a later one. Mostly none, which one pass over the keys tells. */
export async function findDuplicates(client: ClientBase, { plan, kinds }: Target): Promise<Uint32Array> {
  const values = plan.key.map((index) => {
    const column = plan.columns[index];
    return column ? stagedValue(column, index, kinds[index] ?? 0) : "NULL";
  });
  const twice = `SELECT 1 FROM ${STAGE} AS staged GROUP BY ${values.join(", ")} HAVING count(*) > 1 LIMIT 1`;
  if ((await client.query(twice)).rowCount === 0) return new Uint32Array(0);

  const labels = values.map((_value, place) => `k${place}`);
  const labelled = values.map((value, place) => `${value} AS ${labels[place]}`);
  // Rows that were only ever added lie in the order in which they came.
  await client.query(
    `DECLARE sallyport_duplicates NO SCROLL CURSOR FOR
     SELECT number FROM (
       SELECT number, lead(number) OVER (PARTITION BY ${labels.join(", ")} ORDER BY number) AS later
         FROM (SELECT row_number() OVER (ORDER BY ctid) AS number, ${labelled.join(", ")} FROM ${STAGE} AS staged) AS numbered
     ) AS followed WHERE later IS NOT NULL ORDER BY number`,
  );
  const numbers: number[] = [];
  for (;;) {
    const { rows } = await client.query<{ number: string }>(`FETCH ${BATCH} FROM sallyport_duplicates`);
    for (const { number } of rows) numbers.push(Number(number));
    if (rows.length < BATCH) break;
  }
  await client.query("CLOSE sallyport_duplicates");
  return Uint32Array.from(numbers);
}
