import { join } from "node:path";
import { mapConcurrently } from "@sallyport/worker-kit";
import { type Database, literal } from "../compute/Database.js";
import type { ArtifactStore } from "../ports.js";
import { dropDuplicates } from "./dropDuplicates.js";
import type { RunPlan } from "./planRun.js";
import type { RunIndex } from "./RunIndex.js";
import { partKey, type StateKind } from "./stateKeys.js";

const KINDS = ["products", "orders", "items"] as const;
const FETCHES = 16;

export interface MergeOptions {
  readonly database: Database;
  readonly artifacts: ArtifactStore;
  readonly index: RunIndex;
  readonly plan: RunPlan;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** UTC days, sorted. */
interface Days {
  readonly items: readonly string[];
  readonly orders: readonly string[];
}

export interface Merged {
  /** Whose KPIs have to be computed. */
  readonly touched: Days;
  /** Whose rows differ from the state's. */
  readonly changed: Days;
  readonly productsChanged: boolean;
}

/**
 * Makes the views that the KPIs are computed from: `products`, `orders`, `items`, and `orders_touched` and `items_touched` with the rows of the touched
 * days alone. In each of them an id occurs once. Rows of the state are read from Parquet where they lie.
 */
export async function mergeState(options: MergeOptions): Promise<Merged> {
  const { database, plan } = options;
  const ranks = [...plan.ranks].map(([id, rank]) => `(${id}, ${rank}, false)`);
  const gone = plan.gone.map(({ id }) => `(${id}, -1, true)`);
  await database.run(`INSERT INTO files VALUES ${[...ranks, ...gone].join(", ")}`);
  for (const kind of KINDS) await dropDuplicates(database, kind);
  return plan.full ? await takeAll(database) : await merge(options);
}

async function takeAll(database: Database): Promise<Merged> {
  for (const kind of KINDS) await database.run(`CREATE VIEW ${kind} AS SELECT * FROM new_${kind}`);
  for (const kind of ["orders", "items"]) await database.run(`CREATE VIEW ${kind}_touched AS SELECT * FROM ${kind}`);
  const days = {
    items: await database.values("SELECT DISTINCT day FROM items ORDER BY day"),
    orders: await database.values("SELECT DISTINCT day FROM orders ORDER BY day"),
  };
  return { touched: days, changed: days, productsChanged: true };
}

async function merge({ database, artifacts, index, folder, signal }: MergeOptions): Promise<Merged> {
  const paths = await fetchState(artifacts, index, folder, signal);
  for (const kind of KINDS) {
    await database.run(`CREATE VIEW old_${kind} AS ${parquet(kind, [...paths[kind].values()].flat())}`);
    await database.runFile("merge_state", { kind });
  }
  await database.runFile("touched_days");
  const days = async (table: string): Promise<string[]> =>
    await database.values(`SELECT day FROM ${table} ORDER BY day`);
  const touched = { items: await days("touched_item_days"), orders: await days("touched_order_days") };
  for (const kind of ["orders", "items"] as const) {
    const files = touched[kind].flatMap((day) => paths[kind].get(day) ?? []);
    await database.run(
      `CREATE VIEW ${kind}_touched AS
       SELECT o.* FROM (${parquet(kind, files)}) o ANTI JOIN gone_${kind} g ON g.id = o.id
       UNION ALL BY NAME SELECT * FROM new_${kind}`,
    );
  }
  const [products] = await database.values(
    "SELECT (SELECT COUNT(*) FROM new_products) + (SELECT COUNT(*) FROM gone_products)",
  );
  const changed = { items: await days("changed_item_days"), orders: await days("changed_order_days") };
  return { touched, changed, productsChanged: products !== "0" };
}

function parquet(kind: StateKind, paths: readonly string[]): string {
  if (paths.length === 0) return `SELECT * FROM new_${kind} WHERE false`;
  return `SELECT * FROM read_parquet([${paths.map(literal).join(", ")}], hive_partitioning = false)`;
}

/** Local paths of the state's files, by kind and day; those of the products under the empty day. */
async function fetchState(
  artifacts: ArtifactStore,
  index: RunIndex,
  folder: string,
  signal: AbortSignal,
): Promise<Record<StateKind, Map<string, string[]>>> {
  const found = {
    items: new Map<string, string[]>(),
    orders: new Map<string, string[]>(),
    products: new Map<string, string[]>(),
  };
  const wanted = [
    ...partsOf("products", { "": index.products }),
    ...partsOf("orders", index.orders),
    ...partsOf("items", index.items),
  ];
  await mapConcurrently(wanted, FETCHES, async ({ kind, day, part }) => {
    const key = partKey(kind, day, part);
    const path = join(folder, key);
    if (!(await artifacts.fetch(key, path, signal))) throw new StateMissingError(key);
    const paths = found[kind].get(day) ?? [];
    found[kind].set(day, [...paths, path]);
  });
  return found;
}

function partsOf(
  kind: StateKind,
  days: Readonly<Record<string, { readonly parts: number }>>,
): { readonly kind: StateKind; readonly day: string; readonly part: number }[] {
  return Object.entries(days).flatMap(([day, { parts }]) =>
    Array.from({ length: parts }, (_, part) => ({ kind, day, part })),
  );
}

/** The index names a file of the state that is not there. */
class StateMissingError extends Error {
  constructor(key: string) {
    super(
      `${key} is missing though state/index.json names it. Remove state/index.json: the next run computes everything`,
    );
  }
}
