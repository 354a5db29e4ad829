import type { ClientBase } from "pg";
import { errorCode } from "../errorCode.js";
import { LoadError } from "../LoadError.js";
import type { Quarantine } from "../quarantine/Quarantine.js";
import type { Plan } from "../schema/Plan.js";
import { type Refused, Screening } from "../schema/Screening.js";
import type { SourceFile } from "../source/SourceFile.js";
import { copyRows } from "./copyRows.js";
import { copyStage, createStage } from "./stageStatements.js";

export interface StageOptions {
  readonly source: SourceFile;
  readonly plan: Plan;
  readonly refused: readonly Refused[];
  readonly duplicates: Uint32Array;
  readonly quarantine: Quarantine;
  /** Only counts, and fills the quarantine. */
  readonly countOnly: boolean;
}

/** How one reading of the file ended: all rows are judged; or the server refused one that was let pass. */
export type StageOutcome =
  | { readonly kind: "staged"; readonly screening: Screening }
  | { readonly kind: "refused"; readonly refused: Refused };

/** Reads the file once: its good rows go into a new temporary table as they come, the others into the quarantine. */
export async function stageRows(client: ClientBase, options: StageOptions): Promise<StageOutcome> {
  const { source, plan, countOnly } = options;
  const names = plan.columns.map(({ name }) => name);
  const screen = async (write: (bytes: Buffer) => Promise<void>): Promise<Screening> => {
    const screening = new Screening({ ...options, write });
    await source.read(screening, names);
    return screening;
  };
  if (countOnly) return { kind: "staged", screening: await screen(async () => undefined) };

  await client.query(createStage(plan));
  let screening: Screening | undefined;
  try {
    const copied = await copyRows(client, copyStage(plan), async (write) => {
      screening = await screen(write);
      return !screening.broken;
    });
    if (screening === undefined) throw new Error("the file was not read");
    if (copied !== undefined) assertCopied(copied, screening.passed);
    return { kind: "staged", screening };
  } catch (error) {
    const refused = refusedRow(error, plan);
    if (refused) return { kind: "refused", refused };
    throw error;
  }
}

/** Should the server have seen other rows than were counted here, no count could be trusted. */
function assertCopied(copied: number, passed: number): void {
  if (copied === passed) return;
  const message = `The database took ${copied} rows where ${passed} were sent`;
  throw new LoadError({
    code: "unreadable-file",
    message,
    fix: "Nothing was loaded. Report it, with the file if you can",
  });
}

/**
 * The row that the server could not take, where its error is about a value of one (22): it names the line for sure only then, as rows are stored many at
 * a time.
 */
function refusedRow(error: unknown, plan: Plan): Refused | undefined {
  const code = errorCode(error);
  if (!code.startsWith("22") || typeof error !== "object" || error === null || !("where" in error)) return undefined;
  const [, line, place] = /^COPY sallyport_rows, line (\d+), column c(\d+)/m.exec(String(error.where)) ?? [];
  if (line === undefined) return undefined;
  const column = plan.columns[Number(place)]?.name ?? "";
  return { line: Number(line), column, reason: `is refused by the database (${code})` };
}
