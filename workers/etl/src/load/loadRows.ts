import { join } from "node:path";
import { type ClientBase, escapeIdentifier } from "pg";
import { errorCode } from "../errorCode.js";
import { LoadError } from "../LoadError.js";
import { describeTable } from "../postgres/describeTable.js";
import type { TableInfo } from "../postgres/TableInfo.js";
import { Quarantine } from "../quarantine/Quarantine.js";
import type { Contract } from "../schema/Contract.js";
import { checkHeader } from "../schema/checkHeader.js";
import { Inference } from "../schema/Inference.js";
import { joinKinds } from "../schema/Kind.js";
import type { Plan } from "../schema/Plan.js";
import { planColumns } from "../schema/planColumns.js";
import type { Refused, Screening } from "../schema/Screening.js";
import type { SourceFile } from "../source/SourceFile.js";
import { evolveTable } from "./evolveTable.js";
import { findDuplicates } from "./findDuplicates.js";
import type { LoadContext } from "./LoadContext.js";
import { type Merged, type MergeOptions, mergeRows } from "./mergeRows.js";
import { stageRows } from "./stageRows.js";
import type { Target } from "./Target.js";

/** Rows that the server may refuse one after the other, each at the cost of reading the file again. */
const MOST_REFUSALS = 20;

export interface LoadedRows extends Merged {
  readonly rowsIn: number;
  readonly target: Target;
  readonly quarantine: Quarantine;
}

/**
 * Brings the rows of a file into its table, in the transaction of `client`. The file is read once where its beginning tells its types, its keys come once
 * and the server takes every row; else once more for each thing that was learned.
 *
 * @throws LoadError where the file, its contract and its table do not go together, or too many rows are at fault
 */
export async function loadRows(
  client: ClientBase,
  context: LoadContext,
  source: SourceFile,
  contract: Contract | undefined,
  merge: Omit<MergeOptions, "staged">,
): Promise<LoadedRows> {
  const { object, declaredKey: key } = context;
  const table = await describeTable(client, object.schema, object.table);
  const planFor = (names: readonly string[], kinds: Uint8Array): Plan => {
    checkHeader(names);
    return planColumns({ names, kinds, contract, key, table });
  };
  const inference = new Inference();
  await source.survey(inference);
  let plan = planFor(inference.names, inference.kinds);
  const refused: Refused[] = [];
  let duplicates: Uint32Array | undefined;
  let tooMany = false;

  for (let reading = 1; ; reading++) {
    const quarantine = new Quarantine(join(context.folder, `rejected-${reading}.ndjson`));
    await client.query("SAVEPOINT sallyport_rows");
    const none = new Uint32Array(0);
    const options = { source, plan, refused, duplicates: duplicates ?? none, quarantine, countOnly: tooMany };
    const outcome = await stageRows(client, options);
    const again = async (): Promise<void> => {
      await quarantine.end();
      await client.query("ROLLBACK TO SAVEPOINT sallyport_rows");
    };

    if (outcome.kind === "refused") {
      await again();
      refused.push(outcome.refused);
      if (refused.length > MOST_REFUSALS) throw tooManyRefused(refused.length);
      continue;
    }
    const { screening } = outcome;
    if (screening.broken) {
      await again();
      plan = planFor(screening.names, screening.kinds);
      continue;
    }
    if (screening.names.length === 0) throw noColumns();
    if (quarantine.count > context.rejectThreshold * screening.rows) {
      throw await tooManyRejects(context, quarantine, screening.rows);
    }
    const target = targetOf(context, table, plan, screening);
    const merged = await tryMerge(
      client,
      target,
      screening,
      { ...merge, staged: screening.passed },
      duplicates !== undefined,
    );
    if (!(merged instanceof Uint32Array)) return { ...merged, rowsIn: screening.rows, target, quarantine };
    await again();
    duplicates = merged;
    tooMany = quarantine.count + duplicates.length > context.rejectThreshold * screening.rows;
  }
}

function targetOf({ object }: LoadContext, before: TableInfo | undefined, plan: Plan, { kinds }: Screening): Target {
  const identifier = `${escapeIdentifier(object.schema)}.${escapeIdentifier(object.table)}`;
  const after = plan.columns.map(({ kind, open }, index) => (open ? (kinds[index] ?? kind) : joinKinds(kind, kind)));
  return { identifier, before, plan, kinds: after };
}

/** Changes the table and merges; resolves with the rows whose key comes again instead, where there are any. */
async function tryMerge(
  client: ClientBase,
  target: Target,
  { rows, passed, keyOrder }: Screening,
  options: MergeOptions,
  searched: boolean,
): Promise<Merged | Uint32Array> {
  // A header alone says nothing of types.
  if (rows === 0 || passed === 0) return { loaded: 0, updated: 0, unchanged: 0 };
  const keyed = target.plan.key.length > 0;
  const unique = searched || !keyed || keyOrder.rising;
  // Among rows that are there, a key that comes twice could go unseen; without them, the primary key tells.
  if (!unique && target.before && !target.before.empty) {
    const duplicates = await findDuplicates(client, target);
    if (duplicates.length > 0) return duplicates;
  }
  await client.query("SAVEPOINT sallyport_merge");
  try {
    for (const statement of evolveTable(target)) await client.query(statement);
    return await mergeRows(client, target, options);
  } catch (error) {
    if (unique || !isUniqueViolation(error)) throw error;
    await client.query("ROLLBACK TO SAVEPOINT sallyport_merge");
    const duplicates = await findDuplicates(client, target);
    if (duplicates.length > 0) return duplicates;
    throw error;
  }
}

function isUniqueViolation(error: unknown): boolean {
  return errorCode(error) === "23505";
}

async function tooManyRejects(
  { ports, run, object, rejectThreshold, dryRun, signal }: LoadContext,
  quarantine: Quarantine,
  rows: number,
): Promise<LoadError> {
  await quarantine.end();
  const kept = dryRun
    ? undefined
    : await ports.quarantine.store(quarantineKey(object.table, run), quarantine.path, signal);
  const percent = Number((rejectThreshold * 100).toFixed(4));
  return new LoadError({
    code: "too-many-rejects",
    message: `${quarantine.count} of ${rows} rows are rejected, more than ${percent} %`,
    fix: "Nothing was loaded. The quarantine says why for each row; correct the file, or raise the threshold",
    quarantine: kept,
  });
}

/** Where the rejected rows of a load are kept. */
export function quarantineKey(table: string, run: string): string {
  // A name of dots alone, or with a delimiter, would lead elsewhere.
  const folder = table.replaceAll("/", "%2F").replace(/^\.+$/, (dots) => "%2E".repeat(dots.length));
  return `quarantine/${folder}/${run}.ndjson`;
}

function tooManyRefused(count: number): LoadError {
  const message = `The database refuses ${count} rows that seemed to be good`;
  const fix = "Nothing was loaded. Report it, with one of the rows if you can";
  return new LoadError({ code: "too-many-rejects", message, fix });
}

function noColumns(): LoadError {
  const fix = "Upload the file with rows";
  return new LoadError({ code: "empty-file", message: "The file has no row that tells its columns", fix });
}
