import { Command } from "commander";
import { withClients } from "../../../aws/withClients.js";
import { JsonList } from "../../../output/JsonList.js";
import { startProgress } from "../../../output/progress.js";
import { wholeNumber } from "../../../output/wholeNumber.js";
import { findRules, type RuleOptions, withRules } from "../rules/ruleOptions.js";
import { scopeOf } from "../rules/scopeOf.js";
import { describeReconcile } from "./describeReconcile.js";
import type { RuleReport } from "./RuleReport.js";
import { reconcileRule } from "./reconcileRule.js";

interface Options extends RuleOptions {
  readonly checksum?: boolean;
  readonly repair?: boolean;
  readonly extra?: boolean;
  readonly recent: number;
  readonly json?: boolean;
}

/** `sallyport compressor reconcile`: exits with 0 where the targets hold what the source does, with 1 where something is missing or different. */
export function reconcileCommand(): Command {
  return withRules(new Command("reconcile"))
    .description("compare source and targets by their listings: what is missing, different, extra or still under way")
    .option(
      "--checksum",
      "also compare what S3 knows of the contents: checksums, and of what the target says to be a copy",
    )
    .option("--repair", "send what is missing or different again; nothing newer at a target is overwritten")
    .option("--extra", "what only a target has is a finding too, as it is where deletes are mirrored")
    .option(
      "--recent <seconds>",
      "objects that changed at the source within this time count as under way",
      wholeNumber("--recent", 0, 7 * 86_400),
      900,
    )
    .option("--json", "print the findings as one JSON document, a list")
    .action(async ({ checksum = false, repair = false, extra = false, recent, json, ...options }: Options) => {
      const rules = (await findRules(options)).map((rule) => ({ rule, prefix: scopeOf(rule, options.prefix) }));
      await withClients(async (clients) => {
        const reports: RuleReport[] = [];
        const reconcile = async (list: JsonList | undefined): Promise<void> => {
          for (const { rule, prefix } of rules) {
            const progress = startProgress(`comparing ${rule.name}`, undefined);
            const report = await reconcileRule(rule, {
              prefix,
              checksum,
              repair,
              recent,
              extra: extra || rule.mirrorDeletes === true,
              clients,
              onFinding: (finding) => list?.add(finding),
              onProgress: (keys) => progress.update(keys),
            }).finally(() => progress.end());
            reports.push(report);
          }
        };
        await (json ? JsonList.write(reconcile) : reconcile(undefined));
        const text = describeReconcile(reports);
        if (json) process.stderr.write(text);
        else process.stdout.write(text);
        if (reports.some(({ findings }) => findings > 0)) process.exitCode = 1;
      });
    });
}
