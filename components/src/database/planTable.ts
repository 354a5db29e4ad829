import { ArgumentError } from "../errors/ArgumentError.js";
import type { HardenedTableArgs } from "./HardenedTableArgs.js";
import type { KeyAttributeArgs } from "./KeyAttributeArgs.js";

const allowedName = /^[A-Za-z0-9_.-]{3,255}$/;
const nameFix = "give 3 to 255 letters, digits, hyphens, underscores and dots";

/** DynamoDB's quota of global secondary indexes of a table, which can be raised. */
const mostIndexes = 20;

/** The attributes that are a key of the table or of an index, each once. */
export function keyAttributesOf({ partitionKey, sortKey, indexes = [] }: HardenedTableArgs): KeyAttributeArgs[] {
  const keys = [partitionKey, sortKey, ...indexes.flatMap((index) => [index.partitionKey, index.sortKey])];
  const attributes = new Map<string, KeyAttributeArgs>();
  for (const key of keys) {
    if (key !== undefined) attributes.set(key.name, { name: key.name, type: key.type });
  }
  return [...attributes.values()];
}

/**
 * Checks what is plain of a table's arguments.
 *
 * @throws ArgumentError for a name that DynamoDB does not take, a key that is used twice, or one attribute of two types
 */
export function checkTableArgs(component: string, name: string, args: HardenedTableArgs): void {
  const tableName = args.tableName ?? name;
  if (typeof tableName === "string" && !allowedName.test(tableName)) {
    throw new ArgumentError(component, "tableName", tableName, nameFix);
  }
  const { indexes = [] } = args;
  checkKeys(component, "", args);
  if (indexes.length > mostIndexes) {
    throw new ArgumentError(component, "indexes", indexes.length, `give at most ${mostIndexes}`);
  }
  const seen = new Set<string>();
  indexes.forEach((index, at) => {
    const place = `indexes[${at}].`;
    if (!allowedName.test(index.indexName)) {
      throw new ArgumentError(component, `${place}indexName`, index.indexName, nameFix);
    }
    if (seen.has(index.indexName)) {
      throw new ArgumentError(component, `${place}indexName`, index.indexName, "name each index once");
    }
    seen.add(index.indexName);
    checkKeys(component, place, index);
  });
  checkTypes(component, args);
}

interface Keys {
  readonly partitionKey: KeyAttributeArgs;
  readonly sortKey?: KeyAttributeArgs;
}

function checkKeys(component: string, place: string, { partitionKey, sortKey }: Keys): void {
  if (sortKey?.name === partitionKey.name) {
    const fix = "name another attribute than the partition key";
    throw new ArgumentError(component, `${place}sortKey.name`, sortKey.name, fix);
  }
}

function checkTypes(component: string, args: HardenedTableArgs): void {
  const types = new Map(keyAttributesOf(args).map(({ name, type }) => [name, type]));
  for (const key of [args, ...(args.indexes ?? [])].flatMap((keys) => [keys.partitionKey, keys.sortKey])) {
    if (key !== undefined && types.get(key.name) !== key.type) {
      const fix = `give the attribute ${key.name} the same type wherever it is a key`;
      throw new ArgumentError(component, "indexes", key, fix);
    }
  }
}
