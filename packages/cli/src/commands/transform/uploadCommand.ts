import type { Command } from "commander";
import { printJson } from "../../output/printJson.js";
import type { ApiOptions } from "./api/ApiOptions.js";
import { apiCommand, withApi } from "./api/apiCommand.js";
import { positive } from "./positive.js";
import { uploadFile } from "./uploadFile.js";

interface Options extends ApiOptions {
  readonly expiresIn?: number;
}

/** `sallyport transform upload`. */
export function uploadCommand(): Command {
  return apiCommand("upload")
    .description("upload a source (.zip) or a list of jobs (.json) for jobs to come; it is kept for seven days")
    .argument("<file>", "the file")
    .option("--expires-in <seconds>", "how long the URL of the upload holds", positive)
    .action(async (file: string, options: Options) => {
      await withApi(options, async (api) => {
        const { expiresIn } = options;
        const answer = await uploadFile(api, file, expiresIn === undefined ? {} : { expiresIn });
        if (options.json) printJson(answer);
        else process.stdout.write(`${String(answer.s3Path)}\n`);
      });
    });
}
