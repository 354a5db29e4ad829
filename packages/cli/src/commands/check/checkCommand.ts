import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { allPacks, allRules, type Pack, reviewedWaivers, type Severity } from "@sallyport/policies";
import { Command, Option } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { documentWriter } from "../../output/documentWriter.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import type { CheckReport } from "./CheckReport.js";
import { checkExport } from "./checkExport.js";
import { checkStacks } from "./checkStacks.js";
import { formats } from "./formats/index.js";
import { projectsOf } from "./projectsOf.js";
import { reportOf } from "./reportOf.js";

interface Options {
  readonly export?: string;
  readonly pack: string;
  readonly failOn: Severity;
  readonly format: string;
  readonly json?: boolean;
  readonly waivers?: string;
  readonly reportFile?: string;
}

const severities: readonly Severity[] = ["low", "medium", "high", "critical"];

/** `sallyport check`: a policy pack over stacks or an exported state, offline. Exit code 1 where something is wrong. */
export function checkCommand(): Command {
  return new Command("check")
    .description("judge stacks, or an exported state, by a policy pack: without an account, without a network")
    .argument("[stack...]", "foundation or folders of stacks/; all where none is named")
    .option("--export <file>", "judge what `pulumi stack export` wrote, of any project, in place of stacks")
    .addOption(new Option("--pack <id>", "the pack").choices(allPacks.map(({ id }) => id)).default("strict"))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 from this severity on").choices([...severities]).default("low"),
    )
    .addOption(new Option("--format <format>", "how to print").choices(Object.keys(formats)).default("text"))
    .option("--json", "the same as --format json")
    .option("--waivers <file>", "reviewed waivers for resources of others; default waivers.json of the repository")
    .option("--report-file <file>", "write the JSON document to a file besides")
    .action(async (stacks: string[], options: Options) => {
      const keep = options.reportFile === undefined ? undefined : documentWriter(options.reportFile);
      const root = findRepositoryRoot(process.cwd());
      const pack = packOf(options.pack);
      const report = await check(root, stacks, pack, options);
      await keep?.(report);
      const write = formats[options.json ? "json" : options.format];
      process.stdout.write(write?.(report, allRules.filter(pack.selects)) ?? "");
      const failing = severities.slice(severities.indexOf(options.failOn));
      if (report.findings.some(({ severity }) => failing.includes(severity))) process.exitCode = 1;
    });
}

async function check(root: string, stacks: readonly string[], pack: Pack, options: Options): Promise<CheckReport> {
  const start = performance.now();
  const rules = allRules.filter(pack.selects);
  const waivers = waiversFile(root, options.waivers);
  if (options.export !== undefined && stacks.length > 0)
    throw new CommandError("stacks and --export are given", "name stacks or an export, not both", 64);
  const checked =
    options.export === undefined
      ? await checkStacks({ root, projects: projectsOf(root, stacks), pack: pack.id, waivers })
      : [checkExport(resolve(options.export), rules, { reviewed: readWaivers(waivers) })];
  return reportOf(rules, checked, (performance.now() - start) / 1000);
}

function packOf(id: string): Pack {
  const pack = allPacks.find((candidate) => candidate.id === id);
  if (!pack) throw new Error(`commander let through the pack ${id}`);
  return pack;
}

/** @throws CommandError where the named file does not exist */
function waiversFile(root: string, named: string | undefined): string | undefined {
  const file = named === undefined ? join(root, "waivers.json") : resolve(named);
  if (existsSync(file)) return file;
  if (named === undefined) return undefined;
  throw new CommandError(`${file} does not exist`, "name a file of reviewed waivers, or leave --waivers out", 64);
}

function readWaivers(file: string | undefined) {
  if (file === undefined) return [];
  try {
    return reviewedWaivers(file);
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), "mend the file of waivers", 2);
  }
}
