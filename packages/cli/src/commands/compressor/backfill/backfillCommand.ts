import { Command } from "commander";
import { withClients } from "../../../aws/withClients.js";
import { untilInterrupted } from "../../../interruption/untilInterrupted.js";
import { CommandError } from "../../../output/CommandError.js";
import { parseMoment } from "../../../output/parseMoment.js";
import { printable } from "../../../output/printable.js";
import { printJson } from "../../../output/printJson.js";
import { startProgress } from "../../../output/progress.js";
import { size } from "../../../output/size.js";
import { wholeNumber } from "../../../output/wholeNumber.js";
import type { CompressorRule } from "../rules/CompressorRule.js";
import { findRules, type RuleOptions, withRules } from "../rules/ruleOptions.js";
import { scopeOf } from "../rules/scopeOf.js";
import { noCounts } from "./BackfillCounts.js";
import { Checkpoint, type Place } from "./Checkpoint.js";
import { type BackfillResult, runBackfill } from "./runBackfill.js";

interface Options extends RuleOptions {
  readonly since?: Date;
  readonly dryRun?: boolean;
  readonly rate: number;
  readonly startAfter?: string;
  readonly checkpoint?: string;
  readonly json?: boolean;
}

/** `sallyport compressor backfill`: exits with 0 once all is in the queue, with 1 where it was stopped before. */
export function backfillCommand(): Command {
  return withRules(new Command("backfill"))
    .description("send the objects that are at the source already: current versions, none before an event of its key")
    .option("--since <time>", "only what changed at or after this time, ISO 8601", parseMoment("--since", "start"))
    .option("--dry-run", "count, and send nothing")
    .option(
      "--rate <number>",
      "objects a second at most",
      wholeNumber("--rate", 1, 1_000_000),
      Number.POSITIVE_INFINITY,
    )
    .option("--start-after <key>", "only keys after this one: where an earlier run was stopped")
    .option("--checkpoint <file>", "keep the place in this file, and go on from it; removed at the end")
    .option("--json", "print the counts as one JSON document")
    .action(async (options: Options) => {
      const rule = onlyOne(await findRules(options));
      const prefix = scopeOf(rule, options.prefix);
      await withClients(async (clients) => {
        const { since, dryRun = false, rate } = options;
        const scope = { rule: rule.name, prefix, since: since?.toISOString() };
        const checkpoint = options.checkpoint === undefined ? undefined : new Checkpoint(options.checkpoint, scope);
        const progress = startProgress(dryRun ? "counting" : "sending", undefined);
        let after: string | undefined;
        try {
          const result = await untilInterrupted(async (stopping) =>
            runBackfill({
              ...{ rule, prefix, since, dryRun, rate, checkpoint, clients, stopping },
              from: await placeOf(options, checkpoint),
              onProgress: (place) => {
                after = place.after;
                progress.update(place.counts.listed);
              },
            }),
          );
          progress.end();
          report(result, rule, options);
          if (!result.complete) process.exitCode = 1;
          if (result.complete) after = undefined;
        } finally {
          progress.end();
          if (after !== undefined) process.stderr.write(`stopped: go on with --start-after ${quoted(after)}\n`);
        }
      });
    });
}

async function placeOf({ startAfter }: Options, checkpoint: Checkpoint | undefined): Promise<Place | undefined> {
  const kept = await checkpoint?.read();
  if (startAfter === undefined) return kept;
  if (kept === undefined) return { after: startAfter, counts: noCounts };
  throw new CommandError("--start-after and the checkpoint name two places", "leave one of them out", 64);
}

function onlyOne([rule, ...others]: readonly CompressorRule[]): CompressorRule {
  if (rule !== undefined && others.length === 0) return rule;
  const names = [rule, ...others].map((one) => one?.name).join(", ");
  throw new CommandError("a backfill is of one rule", `name it with --rule: ${names}`, 64);
}

function report(result: BackfillResult, { name }: CompressorRule, { json, dryRun }: Options): void {
  const { listed, sent, bytes, older, archived, after } = result;
  if (json) printJson({ rule: name, dryRun: dryRun === true, ...result, after: after ?? null });
  else {
    const verb = dryRun ? "would be sent" : "sent";
    const parts = [
      `rule ${name}: ${sent} of ${listed} objects ${verb}, ${size(bytes)}`,
      ...(older > 0 ? [`${older} changed before --since`] : []),
      ...(archived > 0 ? [`${archived} are archived: restore them from their storage class first`] : []),
    ];
    process.stdout.write(`${parts.join("; ")}\n`);
  }
}

/** A key as a shell takes it. */
function quoted(key: string): string {
  return `'${printable(key).replaceAll("'", "'\\''")}'`;
}
