import { basename } from "node:path";
import { InputError } from "../InputError.js";
import type { InputFile } from "../ports.js";
import { DATASETS, type Dataset } from "../validate/datasets.js";
import type { IndexedFile, RunIndex } from "./RunIndex.js";

/** A file that a run reads. */
export interface FileToRead {
  readonly id: number;
  readonly dataset: Dataset;
  readonly input: InputFile;
}

/** What a run has to read, and whether the state helps. */
export interface RunPlan {
  /** True: the state is of no use, and everything is read and computed. */
  readonly full: boolean;
  /** In the order of their ranks. */
  readonly read: readonly FileToRead[];
  /** Files whose rows are in the state and stay. */
  readonly kept: readonly IndexedFile[];
  /** Files whose rows are in the state and have to go, because the input has them no more or has another content. */
  readonly gone: readonly IndexedFile[];
  /** By a file's number: the higher wins. */
  readonly ranks: ReadonlyMap<number, number>;
  readonly nextId: number;
}

/** Compares the input with the index. Throws an InputError where a dataset has no file, or a file that is no CSV. */
export function planRun(inputs: readonly InputFile[], prefix: string, index: RunIndex): RunPlan {
  const files = inputs.flatMap((input) => {
    const dataset = datasetOf(input.key, prefix);
    return dataset === undefined ? [] : [{ dataset, input }];
  });
  for (const dataset of DATASETS) assertPresent(dataset, files, prefix);

  const known = new Map(index.files.map((file) => [file.key, file]));
  const current = new Map(files.map(({ input }) => [input.key, input]));
  const stays = (file: IndexedFile): boolean => current.get(file.key)?.etag === file.etag;
  const gone = index.files.filter((file) => !stays(file));
  // What a row of such a file has replaced is not in the state: only the other files still have it.
  const full = !index.complete || gone.some(({ overlaps }) => overlaps);
  const toRead = full ? files : files.filter(({ input }) => known.get(input.key)?.etag !== input.etag);
  const read = toRead
    .toSorted((a, b) => byAge(a.input, b.input))
    .map((file, position) => ({ ...file, id: index.nextId + position }));
  const kept = full ? [] : index.files.filter(stays);
  return {
    full,
    read,
    kept,
    gone: full ? [] : gone,
    ranks: ranksOf([
      ...kept.map(({ id, key, modified }) => ({ id, key, modified: new Date(modified) })),
      ...read.map(({ id, input }) => ({ id, key: input.key, modified: input.modified })),
    ]),
    nextId: index.nextId + read.length,
  };
}

function datasetOf(key: string, prefix: string): Dataset | undefined {
  const dataset = DATASETS.find((name) => key.startsWith(`${prefix}${name}/`));
  const name = basename(key);
  // Spark's marks of success and its like, and what desktops leave behind.
  if (dataset === undefined || name.startsWith("_") || name.startsWith(".")) return undefined;
  if (/\.csv(\.gz)?$/i.test(name)) return dataset;
  throw new InputError({
    reason: "no-csv",
    what: `${key} is neither .csv nor .csv.gz`,
    fix: `Only such files belong below ${prefix}${dataset}/; names that begin with _ or . are passed over`,
  });
}

function assertPresent(dataset: Dataset, files: readonly { readonly dataset: Dataset }[], prefix: string): void {
  if (files.some((file) => file.dataset === dataset)) return;
  throw new InputError({
    reason: "no-files",
    what: `There is no file below ${prefix}${dataset}/`,
    fix: "Put at least one CSV file with a header there; without it every KPI would be zero or missing",
  });
}

interface Aged {
  readonly key: string;
  readonly modified: Date;
}

function ranksOf(files: readonly (Aged & { readonly id: number })[]): Map<number, number> {
  return new Map(files.toSorted(byAge).map(({ id }, rank) => [id, rank]));
}

function byAge(a: Aged, b: Aged): number {
  return a.modified.getTime() - b.modified.getTime() || (a.key < b.key ? -1 : Number(a.key > b.key));
}
