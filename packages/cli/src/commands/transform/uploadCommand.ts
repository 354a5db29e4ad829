import type { Command } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { printJson } from "../../output/printJson.js";
import { wholeNumber } from "../../output/wholeNumber.js";
import type { ApiOptions } from "./api/ApiOptions.js";
import { apiCommand, withApi } from "./api/apiCommand.js";
import type { Answer } from "./api/TransformApi.js";
import { positive } from "./positive.js";
import type { PrefixUpload } from "./upload/PrefixUpload.js";
import { parseBucketPrefix } from "./upload/parseBucketPrefix.js";
import { uploadSource } from "./upload/uploadSource.js";

interface Options extends ApiOptions {
  readonly expiresIn?: number;
  readonly to?: string;
  readonly connections: number;
}

/** `sallyport transform upload`. */
export function uploadCommand(): Command {
  return apiCommand("upload")
    .description(
      "upload a source (a folder or a .zip) or a list of jobs (.json) for jobs to come; the service keeps it for seven days",
    )
    .argument("<path>", "the folder or file; of a folder, what no job may have stays here: keys, .env, .git, links, …")
    .option("--expires-in <seconds>", "how long the URL of the upload holds", positive)
    .option(
      "--to <s3://bucket/prefix>",
      "put a folder's files there one by one instead, with your own credentials; what is there already is left",
    )
    .option("--connections <count>", "with --to: puts at a time", wholeNumber("--connections", 1, 256), 32)
    .action(async (path: string, options: Options) => {
      if (options.to !== undefined) return tell(await uploadTo(path, options.to, options), options);
      const { expiresIn } = options;
      await withApi(options, async (api) => {
        tell(await uploadSource(api, path, expiresIn === undefined ? {} : { expiresIn }), options);
      });
    });
}

async function uploadTo(path: string, to: string, { connections, url, stack, expiresIn }: Options) {
  if (url !== undefined || stack !== undefined || expiresIn !== undefined)
    throw new CommandError("--to calls no API", "leave out --url, --stack and --expires-in, or --to", 64);
  const place = parseBucketPrefix(to);
  const region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  if (region === undefined) throw new CommandError("the bucket's region is not known", "set AWS_REGION to it", 64);
  // Only here: the other commands have no use for the client of S3.
  const { uploadPrefix } = await import("./upload/uploadPrefix.js");
  return await uploadPrefix(path, place, { region, connections });
}

function tell(answer: Answer | PrefixUpload, { json }: Options): void {
  const { others } = answer as Partial<PrefixUpload>;
  if (others !== undefined && others > 0)
    process.stderr.write(`the prefix has ${others} objects more than the folder, which a job would read too\n`);
  if (json) printJson(answer);
  else process.stdout.write(`${String(answer.s3Path)}\n`);
}
