import { CommandError } from "../output/CommandError.js";
import { printable } from "../output/printable.js";
import { readOutputs } from "../pulumi/stack/readOutputs.js";

/** A bucket that a rule keeps its archives in. */
interface Backup {
  readonly region: string;
  readonly bucket: string;
}

/** What is needed of a rule in the compressor stack's outputs. */
interface RuleWithBackups {
  readonly name: string;
  readonly backups?: readonly Backup[];
}

interface Outputs {
  readonly rules?: readonly RuleWithBackups[];
}

/**
 * The backup bucket of a stack of `stacks/compressor`: the one of the rule, or the only one that there is.
 *
 * @throws CommandError where there is no such stack or rule, no backup, or more than one to choose from
 */
export async function stackBackup(stack: string, rule: string | undefined): Promise<Backup> {
  const { rules = [] }: Outputs = await readOutputs("compressor", { stack });
  return chooseBackup(rules, stack, rule);
}

/** @throws CommandError as `stackBackup` */
export function chooseBackup(rules: readonly RuleWithBackups[], stack: string, rule: string | undefined): Backup {
  const meant = rules.filter(({ name }) => rule === undefined || name === rule);
  const [first, ...others] = [
    ...new Map(meant.flatMap(({ backups = [] }) => backups).map((backup) => [backup.bucket, backup])).values(),
  ];
  if (meant.length === 0)
    throw new CommandError(
      `the stack ${stack} has no rule ${printable(rule ?? "")}`,
      `name one of ${rules.map(({ name }) => printable(name)).join(", ")}`,
      64,
    );
  if (!first)
    throw new CommandError(
      `${rule === undefined ? `no rule of the stack ${stack} keeps a backup` : `the rule ${printable(rule)} keeps no backup`}`,
      "set `backup` at a destination of the rule and deploy it, or name a bucket with --catalog s3://BUCKET",
      64,
    );
  if (others.length === 0) return first;
  const places = [first, ...others].map(({ region, bucket }) => `s3://${printable(bucket)} (${region})`);
  throw new CommandError(
    `the backups are in ${places.length} buckets: ${places.join(", ")}`,
    "name the rule with --rule, or one of the buckets with --catalog",
    64,
  );
}
