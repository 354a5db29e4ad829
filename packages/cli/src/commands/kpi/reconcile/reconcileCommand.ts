import { Command, Option } from "commander";
import { CommandError } from "../../../output/CommandError.js";
import { confirm } from "../../../output/confirm.js";
import { isConversation } from "../../../output/isConversation.js";
import { parseShare } from "../../../output/parseShare.js";
import { printJson } from "../../../output/printJson.js";
import { parseMemory } from "../parseMemory.js";
import { describeReconcile } from "./describeReconcile.js";
import { type PlaceOptions, placesOf } from "./placesOf.js";
import type { ReconcileDocument } from "./ReconcileDocument.js";

interface Options extends PlaceOptions {
  readonly delete?: boolean;
  readonly yes?: boolean;
  readonly memory?: number;
  readonly rejectThreshold: number;
  readonly json?: boolean;
}

/** `sallyport kpi reconcile`: exits with 0 where the tables hold what the input gives, with 1 where findings are left. */
export function reconcileCommand(): Command {
  return new Command("reconcile")
    .description("find rows of the KPI tables that the input gives no more, and remove them: no run does")
    .option("--stack <name>", "the deployed stack of stacks/kpi, whose outputs name tables and input")
    .option("--tables <names>", "the tables: CATEGORY,ORDER, and RUNS, which has the lease, for --delete")
    .option("--input <place>", "folder, or s3://bucket/prefix, to compare with (default: the stack's)")
    .option("--delete", "remove vanished rows, once someone has confirmed it; without it they are only listed")
    .addOption(new Option("-y, --yes", "remove without asking; needed where nobody can be asked"))
    .option("--memory <mib>", "memory of the database, MiB; what does not fit goes to the disk", parseMemory)
    .option(
      "--reject-threshold <share>",
      "the share of rejected rows above which nothing is compared",
      parseShare,
      0.01,
    )
    .option("--json", "print the result as one JSON document")
    .action(async ({ delete: removes = false, yes = false, json, ...options }: Options) => {
      if (removes && !yes && !isConversation())
        throw new CommandError("--delete asks before it removes, and nobody is here to answer", "add --yes", 64);
      const places = await placesOf(options);
      // Only here: the other commands have no use for the SDK.
      const { runReconcile } = await import("./runReconcile.js");
      const say = (line: string): void => void process.stderr.write(`${line}\n`);
      const mayRemove = yes ? async () => true : askToRemove;
      const document = await runReconcile({ ...options, places, say, ...(removes && { mayRemove }) });
      if (json) printJson(document);
      else process.stdout.write(describeReconcile(document));
      if (document.findings > 0) process.exitCode = 1;
    });
}

async function askToRemove(found: ReconcileDocument): Promise<boolean> {
  process.stderr.write(describeReconcile(found));
  const { category, order } = found;
  const question = `Remove ${category.vanished.length} rows of ${category.name} and ${order.vanished.length} of ${order.name}?`;
  return await confirm(question, { input: process.stdin, output: process.stderr });
}
