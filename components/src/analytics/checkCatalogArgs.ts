import { ArgumentError } from "../errors/ArgumentError.js";
import type { CatalogPartitionArgs, CatalogTableArgs } from "./CatalogTableArgs.js";
import type { DataCatalogArgs } from "./DataCatalogArgs.js";

/** The plain arguments of a data catalog, with their defaults. */
export interface CheckedCatalog {
  readonly databaseName: string;
  readonly resultPrefix: string;
  /** Bytes. */
  readonly scanLimit: number;
}

const identifier = /^[a-z][a-z0-9_]{0,127}$/;
const identifierFix = "give lower-case letters, digits and underscores, such as order_items: Athena quotes all else";
const gib = 2 ** 30;

/**
 * Checks what the plain arguments say, before anything is registered.
 *
 * @throws ArgumentError naming the argument at fault
 */
export function checkCatalogArgs(component: string, name: string, args: DataCatalogArgs): CheckedCatalog {
  const { tables, databaseName = name.replaceAll("-", "_"), resultPrefix = "results/", scanLimitGib = 10 } = args;
  checkIdentifier(component, "databaseName", databaseName);
  if (tables.length === 0) throw new ArgumentError(component, "tables", tables, "describe at least one table");
  checkNames(
    component,
    "tables",
    "tableName",
    tables.map(({ tableName }) => tableName),
  );
  tables.forEach((table, index) => {
    checkTable(component, `tables[${index}]`, table);
  });
  checkPrefix(component, "resultPrefix", resultPrefix);
  if (!(scanLimitGib >= 0.01)) {
    throw new ArgumentError(component, "scanLimitGib", scanLimitGib, "give at least 0.01: Athena's least is 10 MB");
  }
  return { databaseName, resultPrefix, scanLimit: Math.round(scanLimitGib * gib) };
}

function checkTable(
  component: string,
  where: string,
  { prefix = "", columns, partitions = [] }: CatalogTableArgs,
): void {
  checkPrefix(component, `${where}.prefix`, prefix);
  if (columns.length === 0)
    throw new ArgumentError(component, `${where}.columns`, columns, "describe at least one column");
  checkNames(
    component,
    `${where}.columns`,
    "name",
    columns.map((column) => column.name),
  );
  columns.forEach(({ type }, index) => {
    if (!/^[a-z]+(\(\d+(,\d+)?\)|<[a-z0-9_:,<>()]+>)?$/.test(type)) {
      const fix = 'name a type of Athena, such as "string", "bigint" or "timestamp"';
      throw new ArgumentError(component, `${where}.columns[${index}].type`, type, fix);
    }
  });
  checkNames(
    component,
    `${where}.partitions`,
    "name",
    partitions.map((partition) => partition.name),
  );
  partitions.forEach((partition, index) => {
    checkPartition(component, `${where}.partitions[${index}]`, partition);
    if (columns.some((column) => column.name === partition.name)) {
      const fix = "a column has this name; the files' folders need their own";
      throw new ArgumentError(component, `${where}.partitions[${index}].name`, partition.name, fix);
    }
  });
}

function checkPartition(component: string, where: string, { values, firstDay }: CatalogPartitionArgs): void {
  if ((values === undefined) === (firstDay === undefined)) {
    throw new ArgumentError(component, where, { values, firstDay }, "give values or firstDay, and not both");
  }
  if (values !== undefined && (values.length === 0 || !values.every((value) => /^[A-Za-z0-9._-]+$/.test(value)))) {
    const fix = "give at least one, each of letters, digits and . _ -";
    throw new ArgumentError(component, `${where}.values`, values, fix);
  }
  if (firstDay !== undefined && new Date(firstDay).toJSON()?.slice(0, 10) !== firstDay) {
    throw new ArgumentError(component, `${where}.firstDay`, firstDay, 'give a day, such as "2026-01-31"');
  }
}

function checkNames(component: string, list: string, field: string, names: readonly string[]): void {
  names.forEach((name, index) => {
    checkIdentifier(component, `${list}[${index}].${field}`, name);
    if (names.indexOf(name) !== index) {
      throw new ArgumentError(component, `${list}[${index}].${field}`, name, "name each once");
    }
  });
}

function checkIdentifier(component: string, argument: string, name: string): void {
  if (!identifier.test(name)) throw new ArgumentError(component, argument, name, identifierFix);
}

function checkPrefix(component: string, argument: string, prefix: string): void {
  if (/^(|.*[^/]\/)$/.test(prefix) && !prefix.startsWith("/")) return;
  throw new ArgumentError(component, argument, prefix, 'end it with "/" and do not begin with one, such as "catalog/"');
}
