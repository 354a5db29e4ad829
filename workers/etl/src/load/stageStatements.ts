import { escapeIdentifier } from "pg";
import { Kind, typeOf } from "../schema/Kind.js";
import type { Plan, PlannedColumn } from "../schema/Plan.js";

/** The temporary table's name; it is in a schema of the session's own. */
export const STAGE = "pg_temp.sallyport_rows";

/** Makes the temporary table for one file. It ends with the transaction. */
export function createStage({ columns }: Plan): string {
  const defined = columns.map(({ kind }, index) => `${stageColumn(index)} ${typeOf(kind)}`);
  return `CREATE TEMPORARY TABLE sallyport_rows (${defined.join(", ")}) ON COMMIT DROP`;
}

/** Empty fields are null; of texts only those that are not quoted. */
export function copyStage({ columns }: Plan): string {
  const notTexts = columns.flatMap(({ kind }, index) => (kind === Kind.text ? [] : [stageColumn(index)]));
  const forced = notTexts.length > 0 ? `, FORCE_NULL (${notTexts.join(", ")})` : "";
  return `COPY ${STAGE} FROM STDIN WITH (FORMAT csv${forced})`;
}

/** A staged column with the type that it has in the table. */
export function stagedValue({ open }: PlannedColumn, index: number, kind: number): string {
  const column = `staged.${stageColumn(index)}`;
  if (!open || kind === Kind.text) return column;
  const numbers = kind === Kind.bigint || kind === Kind.numeric;
  const empty = numbers ? "('', 'nan')" : "('')";
  return `CAST(CASE WHEN lower(${column}) NOT IN ${empty} THEN ${column} END AS ${typeOf(kind)})`;
}

/** By place: the file's own names are the table's alone. */
function stageColumn(index: number): string {
  return escapeIdentifier(`c${index}`);
}
