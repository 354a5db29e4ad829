import { escapeIdentifier } from "pg";
import { LINEAGE, PROCESSED, SURROGATE } from "../schema/chooseKey.js";
import { typeOf } from "../schema/Kind.js";
import type { Target } from "./Target.js";

/**
 * The statements that make the table, or add and widen its columns. A new table gets its primary key by `addKey`, once its rows are there: an index is
 * made faster of all rows than one by one.
 */
export function evolveTable({ identifier, before, plan, kinds }: Target): string[] {
  const columns = plan.columns.map(({ name }, index) => ({ name, type: typeOf(kinds[index] ?? 0) }));
  if (!before) {
    const own =
      plan.key.length > 0 ? [] : [`${SURROGATE} bigint GENERATED ALWAYS AS IDENTITY`, `${LINEAGE} bigint NOT NULL`];
    const defined = columns.map(({ name, type }) => `${escapeIdentifier(name)} ${type}`);
    const all = [...own, ...defined, `${PROCESSED} timestamptz NOT NULL`];
    return [`CREATE TABLE ${identifier} (${all.join(", ")})`];
  }
  const changes = columns.flatMap(({ name, type }, index) => {
    const found = before.columns.find((column) => column.name === name);
    const column = escapeIdentifier(name);
    if (!found) return [`ADD COLUMN ${column} ${type}`];
    return found.kind === kinds[index] ? [] : [`ALTER COLUMN ${column} TYPE ${type} USING ${column}::${type}`];
  });
  // A table that somebody else made.
  if (!before.columns.some(({ name }) => name === PROCESSED)) changes.push(`ADD COLUMN ${PROCESSED} timestamptz`);
  return changes.length > 0 ? [`ALTER TABLE ${identifier} ${changes.join(", ")}`] : [];
}

/** The primary key of a new table. */
export function addKey({ identifier, plan }: Target): string {
  const key = plan.key.map((index) => escapeIdentifier(plan.columns[index]?.name ?? ""));
  return `ALTER TABLE ${identifier} ADD PRIMARY KEY (${key.length > 0 ? key.join(", ") : SURROGATE})`;
}
