import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type CategoryKpi, type KpiTables, MemoryTables, type OrderKpi } from "@sallyport/worker-kpi";
import { writeWhole } from "../../archives/writeWhole.js";

interface Rows {
  readonly category: readonly CategoryKpi[];
  readonly order: readonly OrderKpi[];
}

/**
 * The two tables in a folder, as `tables.json`. A put is on disk before it resolves: the state that a run saves after it
 * says that these rows are there.
 */
export class FolderTables implements KpiTables {
  readonly #rows = new MemoryTables();

  private constructor(private readonly file: string) {}

  /**
   * Opens the tables that earlier runs left. Where there are none, or `anew` is set, they begin empty; state of earlier runs
   * is then removed, so that all days are computed.
   */
  static async open(folder: string, { anew }: { readonly anew: boolean }): Promise<FolderTables> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const tables = new FolderTables(join(folder, "tables.json"));
    const rows = anew ? undefined : await readRows(tables.file);
    if (rows) {
      await tables.#rows.putCategories(rows.category);
      await tables.#rows.putOrders(rows.order);
    } else {
      await rm(join(folder, "state"), { recursive: true, force: true });
    }
    return tables;
  }

  get categories(): readonly CategoryKpi[] {
    return this.#rows.categories;
  }

  get orders(): readonly OrderKpi[] {
    return this.#rows.orders;
  }

  async putCategories(rows: readonly CategoryKpi[]): Promise<void> {
    await this.#rows.putCategories(rows);
    await this.#save();
  }

  async putOrders(rows: readonly OrderKpi[]): Promise<void> {
    await this.#rows.putOrders(rows);
    await this.#save();
  }

  async #save(): Promise<void> {
    const rows: Rows = { category: this.categories, order: this.orders };
    await writeWhole(this.file, (write) => write(Buffer.from(JSON.stringify(rows))));
  }
}

/** Undefined where there is no file, or not one of ours. */
async function readRows(file: string): Promise<Rows | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    const rows = JSON.parse(text) as Partial<Rows>;
    return rows.category && rows.order ? { category: rows.category, order: rows.order } : undefined;
  } catch {
    return undefined;
  }
}
