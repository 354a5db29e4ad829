import { Command } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { printable } from "../../output/printable.js";
import { printJson } from "../../output/printJson.js";
import { wholeNumber } from "../../output/wholeNumber.js";
import type { EtlOutputs } from "./connection/EtlOutputs.js";
import { quarantineInFolder } from "./quarantine/folderFiles.js";
import type { QuarantineFile } from "./quarantine/QuarantineFile.js";
import { type Rejected, readRejected } from "./quarantine/readRejected.js";
import { reporting } from "./reporting.js";

interface Options {
  readonly stack?: string;
  readonly table?: string;
  readonly limit: number;
  readonly json?: boolean;
}

/** `sallyport etl quarantine`. */
export function quarantineCommand(): Command {
  return new Command("quarantine")
    .description(
      "print the rows that loads have set aside, each with its line, column and reason; of the newest load first",
    )
    .argument("[place]", "a file, a folder, or s3://bucket/prefix (default: quarantine/ of the stack)")
    .option("--stack <name>", "those of this stack of stacks/etl; `sandbox` is the one in the sandbox")
    .option("--table <name>", "of this table alone")
    .option("--limit <number>", "rows at most", wholeNumber("--limit", 1, 1_000_000), 100)
    .option("--json", "print the rows as one JSON document")
    .action(async (place: string | undefined, { json, ...options }: Options) => {
      await reporting({ json }, place ?? "", async () => {
        const rejected = await readRejected(await filesOf(place, options), options.limit);
        if (json) printJson(rejected.rows);
        else process.stdout.write(describe(rejected));
      });
    });
}

async function filesOf(
  place: string | undefined,
  { stack, table }: Omit<Options, "json">,
): Promise<readonly QuarantineFile[]> {
  if ((place === undefined) === (stack === undefined))
    throw new CommandError("no place of rejected rows is named, or two are", "give a place, or --stack NAME", 64);
  const isWanted = ({ name }: QuarantineFile): boolean => table === undefined || name.split(/[/\\]/).at(-2) === table;
  if (place !== undefined && !place.startsWith("s3://")) return (await quarantineInFolder(place)).filter(isWanted);
  const outputs = stack === undefined ? undefined : await outputsOf(stack);
  const [, bucket, prefix = ""] = outputs
    ? ["", outputs.inputBucket, "quarantine/"]
    : (/^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(place ?? "") ?? []);
  if (bucket === undefined) throw new CommandError(`${place} names no bucket`, "give it as s3://bucket/prefix", 64);
  // Only here: what is on a disk has no use for the SDK.
  const [{ S3Client }, { quarantineInBucket }] = await Promise.all([
    import("@aws-sdk/client-s3"),
    import("./quarantine/bucketFiles.js"),
  ]);
  const region = outputs && { region: outputs.region };
  const s3 = new S3Client({ forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined, ...region });
  return (await quarantineInBucket(s3, bucket, prefix)).filter(isWanted);
}

/** Only where it is asked for: it loads the sandbox and Pulumi. */
async function outputsOf(stack: string): Promise<EtlOutputs> {
  const { stackOutputs } = await import("./connection/stackOutputs.js");
  return await stackOutputs(stack);
}

function describe({ rows, more }: Rejected): string {
  const lines: string[] = [];
  let file = "";
  for (const row of rows) {
    if (row.file !== file) lines.push(printable(row.file));
    file = row.file;
    const column = row.column === "" ? "" : `${row.column} `;
    lines.push(`  line ${row.line}: ${printable(`${column}${row.reason}`)}`, `    ${printable(row.row.slice(0, 160))}`);
  }
  if (rows.length === 0) lines.push("no row has been set aside");
  if (more)
    lines.push(
      "there are more: raise --limit, or name one file; the file itself is in the bucket's version that was loaded",
    );
  return `${lines.join("\n")}\n`;
}
