import { S3Client } from "@aws-sdk/client-s3";
import { clientSettings, createLogger } from "@sallyport/worker-kit";
import { handleLines } from "./handleLines.js";
import { S3Archive } from "./S3Archive.js";
import { readSettings } from "./settings.js";

const settings = readSettings(process.env);
const client = clientSettings({ region: settings.AWS_REGION, maxSockets: 4 });
const ports = {
  archive: new S3Archive(
    new S3Client({ ...client, forcePathStyle: settings.AWS_ENDPOINT_URL !== undefined }),
    settings.ARCHIVE_BUCKET,
  ),
  logger: createLogger({
    service: "log-archive",
    write: (line) => void process.stdout.write(line),
    level: settings.SALLYPORT_LOG_LEVEL,
  }),
};

/** Called by CloudWatch Logs with the lines of the groups of the component `LogArchive`. */
export const handler = (event: unknown) => handleLines(event, ports);
