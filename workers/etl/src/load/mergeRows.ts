import { type ClientBase, escapeIdentifier } from "pg";
import { LINEAGE, PROCESSED } from "../schema/chooseKey.js";
import { addKey } from "./evolveTable.js";
import { STAGE, stagedValue } from "./stageStatements.js";
import type { Target } from "./Target.js";

export interface MergeOptions {
  /** Rows in the temporary table. */
  readonly staged: number;
  /** Id of this load in the ledger. */
  readonly load: string;
  /** Loads of the same object before, whose rows this one replaces where the table has no key. */
  readonly earlier: readonly string[];
  readonly processedAt: Date;
}

export interface Merged {
  readonly loaded: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Puts the staged rows into the table: new keys are added, rows that differ are changed, the same are left alone. */
export async function mergeRows(client: ClientBase, target: Target, options: MergeOptions): Promise<Merged> {
  const { plan, before } = target;
  if (plan.key.length === 0) return await replaceRows(client, target, options);
  if (before && !before.empty) return await upsertRows(client, target, options);
  // No row can be in the way, so none is looked for.
  const loaded = await insertRows(client, target, options);
  if (!before) await client.query(addKey(target));
  return { loaded, updated: 0, unchanged: 0 };
}

async function replaceRows(client: ClientBase, target: Target, options: MergeOptions): Promise<Merged> {
  const { identifier, before } = target;
  if (before && options.earlier.length > 0) {
    await client.query(`DELETE FROM ${identifier} WHERE ${LINEAGE} = ANY ($1::bigint[])`, [options.earlier]);
  }
  const loaded = await insertRows(client, target, options, [`$2::bigint AS ${LINEAGE}`]);
  if (!before) await client.query(addKey(target));
  return { loaded, updated: 0, unchanged: 0 };
}

async function insertRows(
  client: ClientBase,
  target: Target,
  { processedAt, load }: MergeOptions,
  own: readonly string[] = [],
): Promise<number> {
  const names = [...columnsOf(target), PROCESSED, ...(own.length > 0 ? [LINEAGE] : [])];
  const values = [...valuesOf(target), "$1::timestamptz", ...own];
  const { rowCount } = await client.query(
    `INSERT INTO ${target.identifier} (${names.join(", ")}) SELECT ${values.join(", ")} FROM ${STAGE} AS staged`,
    own.length > 0 ? [processedAt, load] : [processedAt],
  );
  return rowCount ?? 0;
}

async function upsertRows(client: ClientBase, target: Target, { staged, processedAt }: MergeOptions): Promise<Merged> {
  const columns = columnsOf(target);
  const keys = target.plan.key.map((index) => columns[index] ?? "");
  const others = columns.filter((column) => !keys.includes(column));
  const changes = [...others, PROCESSED].map((column) => `${column} = excluded.${column}`);
  const differs = `(${others.map((column) => `kept.${column}`).join(", ")}) IS DISTINCT FROM (${others.map((column) => `excluded.${column}`).join(", ")})`;
  const action = others.length > 0 ? `UPDATE SET ${changes.join(", ")} WHERE ${differs}` : "NOTHING";
  const { rows } = await client.query<{ loaded: string; updated: string }>(
    `WITH merged AS (
       INSERT INTO ${target.identifier} AS kept (${columns.join(", ")}, ${PROCESSED})
       SELECT ${valuesOf(target).join(", ")}, $1::timestamptz FROM ${STAGE} AS staged
       ON CONFLICT (${keys.join(", ")}) DO ${action}
       RETURNING kept.xmax = 0 AS added)
     SELECT count(*) FILTER (WHERE added) AS loaded, count(*) FILTER (WHERE NOT added) AS updated FROM merged`,
    [processedAt],
  );
  const loaded = Number(rows[0]?.loaded);
  const updated = Number(rows[0]?.updated);
  return { loaded, updated, unchanged: staged - loaded - updated };
}

function columnsOf({ plan }: Target): string[] {
  return plan.columns.map(({ name }) => escapeIdentifier(name));
}

function valuesOf({ plan, kinds }: Target): string[] {
  return plan.columns.map((column, index) => stagedValue(column, index, kinds[index] ?? 0));
}
