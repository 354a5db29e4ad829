import { IAMClient } from "@aws-sdk/client-iam";
import { sandboxStatus } from "@sallyport/sandbox";
import { Command } from "commander";
import { shortcomingsOf } from "../../evidence/ledger/shortcomingsOf.js";
import { readRemovals } from "../../evidence/removal/readRemovals.js";
import { CommandError } from "../../output/CommandError.js";
import { documentWriter } from "../../output/documentWriter.js";
import { printJson } from "../../output/printJson.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { sandboxHome } from "../../workspace/sandboxHome.js";
import { useSandbox } from "../../workspace/useSandbox.js";
import { bundleCommand } from "./bundle/bundleCommand.js";
import { deployedStacks } from "./deployedStacks.js";
import { describeLedger } from "./describeLedger.js";
import { gatherLedger } from "./gatherLedger.js";

interface Options {
  readonly stack?: readonly string[];
  readonly role?: string;
  readonly sendAll?: boolean;
  readonly json?: boolean;
  readonly reportFile?: string;
}

/** `sallyport evidence`: what the roles of the deployed stacks are granted, what they used of it and what they were refused. */
export function evidenceCommand(): Command {
  return new Command("evidence")
    .description("show what each role of the sandbox's stacks is granted, what it used of that and what it was refused")
    .option("--stack <name...>", "foundation, or folders of stacks/ (default: all that are deployed in the sandbox)")
    .option("--role <name>", "one role alone")
    .option("--send-all", "send every probe whose call is known, not a sample of them")
    .option("--json", "print one JSON document")
    .option("--report-file <file>", "write the JSON document to a file besides")
    .addHelpText(
      "after",
      "\nEnds with 1 where a statement is neither used nor explained, an explanation is of nothing that a role holds, a call was\nrefused, a probe was or would be allowed, or fewer than 20 probes of a role were judged; 2 where no sandbox runs, or nothing is\ndeployed in it.",
    )
    .action(async ({ stack = [], role, sendAll, json, reportFile }: Options) => {
      const write = reportFile === undefined ? undefined : documentWriter(reportFile);
      const root = findRepositoryRoot(process.cwd());
      const home = sandboxHome(root, process.env);
      if (!(await sandboxStatus(home)).running)
        throw new CommandError("no sandbox runs", "deploy and run the pipelines first: npx sallyport demo", 2);
      await useSandbox(home);
      const stacks = await deployedStacks(root, home, stack);
      const region = currentRegion();
      const iam = new IAMClient({ region });
      try {
        const ledger = await gatherLedger({
          home,
          iam,
          region,
          stacks,
          role,
          sendAll,
          removals: readRemovals(root).removals,
        });
        await write?.(ledger);
        if (json) printJson(ledger);
        else process.stdout.write(describeLedger(ledger));
        if (shortcomingsOf(ledger).length > 0) process.exitCode = 1;
      } finally {
        iam.destroy();
      }
    })
    .addCommand(bundleCommand());
}
