import { LoadError } from "../LoadError.js";
import type { TableInfo } from "../postgres/TableInfo.js";
import type { Contract } from "./Contract.js";
import { chooseKey, LINEAGE, PROCESSED, SURROGATE } from "./chooseKey.js";
import { joinKinds, Kind, kindOf, typeOf } from "./Kind.js";
import type { Plan, PlannedColumn } from "./Plan.js";

/** Columns of one table that PostgreSQL takes. */
const MOST_COLUMNS = 1_600;

export interface PlanOptions {
  readonly names: readonly string[];
  /** What is known of the file's columns: those of the beginning, or those of all of it. */
  readonly kinds: Uint8Array;
  readonly contract: Contract | undefined;
  readonly key: readonly string[] | undefined;
  readonly table: TableInfo | undefined;
}

/**
 * How the file's columns are taken: by the contract where there is one; else as wide as both the file and the table need.
 *
 * @throws LoadError where file, contract and table do not go together
 */
export function planColumns({ names, kinds, contract, key: declared, table }: PlanOptions): Plan {
  if (contract) assertContracted(names, contract);
  const key = chooseKey(names, declared ?? contract?.key, table);
  assertFree(names, key);
  assertRoom(names, key, table);
  const columns = names.map((name, index): PlannedColumn => {
    const contracted = contract?.columns.find((column) => column.name === name);
    const inTable = table?.columns.find((column) => column.name === name);
    if (inTable && inTable.kind === undefined) {
      const message = `The table's column "${name}" is ${inTable.type}, a type that loads do not know`;
      const fix = "Change it to boolean, bigint, numeric, date, timestamptz or text, or load into another table";
      throw new LoadError({ code: "table-not-ours", message, fix });
    }
    const required = key.includes(name) || contracted?.nullable === false;
    if (contracted) {
      const kind = kindOf(contracted.type);
      assertNotNarrower(name, kind, inTable?.kind);
      return { name, kind, open: false, fixed: true, required };
    }
    const kind = joinKinds(inTable?.kind ?? Kind.none, kinds[index] ?? Kind.none);
    const open = kind === Kind.none;
    return { name, kind: open ? Kind.text : kind, open, fixed: false, required };
  });
  return { columns, key: key.map((name) => names.indexOf(name)) };
}

function assertContracted(names: readonly string[], contract: Contract): void {
  const unknown = names.find((name) => !contract.columns.some((column) => column.name === name));
  if (unknown !== undefined) {
    const message = `The file has a column "${unknown}" that its contract does not have`;
    throw new LoadError({ code: "bad-header", message, fix: "Add it to the contract, or leave it out of the file" });
  }
  const lost = contract.columns.find(({ name, nullable }) => !nullable && !names.includes(name));
  if (lost === undefined) return;
  const message = `The file has no column "${lost.name}", and its contract says that there is always a value`;
  throw new LoadError({ code: "bad-header", message, fix: "Upload the file with it, or make it nullable" });
}

function assertFree(names: readonly string[], key: readonly string[]): void {
  const reserved = key.length === 0 ? [PROCESSED, SURROGATE, LINEAGE] : [PROCESSED];
  const taken = names.find((name) => reserved.includes(name));
  if (taken === undefined) return;
  const message = `The file has a column "${taken}", which every load writes itself`;
  throw new LoadError({ code: "reserved-column", message, fix: "Give the column another name" });
}

function assertRoom(names: readonly string[], key: readonly string[], table: TableInfo | undefined): void {
  const own = key.length === 0 ? 3 : 1;
  const added = names.filter((name) => !table?.columns.some((column) => column.name === name)).length;
  const count = table ? table.slots + added : added + own;
  if (count <= MOST_COLUMNS) return;
  const message = `The table would have ${count} columns, and PostgreSQL takes ${MOST_COLUMNS} at most`;
  throw new LoadError({ code: "too-many-columns", message, fix: "Split the file into several tables" });
}

function assertNotNarrower(name: string, kind: number, inTable: number | undefined): void {
  if (inTable === undefined || joinKinds(inTable, kind) === kind) return;
  const message = `The contract makes "${name}" ${typeOf(kind)}, and the table has ${typeOf(inTable)}: what is there may not fit`;
  throw new LoadError({
    code: "narrowing",
    message,
    fix: `Say ${typeOf(joinKinds(inTable, kind))}, or load into another table`,
  });
}
