import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

// Beside this file in the source, in the source from dist, and in the folder sql of a bundle.
const folders = [".", "../../src/sql", "sql"].map((folder) => join(import.meta.dirname, folder));

/** The text of `<name>.sql`, each `{{word}}` in it replaced. Throws where one is left without a value. */
export function readSql(name: string, words: Readonly<Record<string, string>> = {}): string {
  const path = folders.map((folder) => join(folder, `${name}.sql`)).find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error(`There is no ${name}.sql in ${folders.join(", ")}`);
  return readFileSync(path, "utf8").replaceAll(/\{\{(\w+)\}\}/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`${name}.sql needs a value for ${word}`);
    return value;
  });
}
