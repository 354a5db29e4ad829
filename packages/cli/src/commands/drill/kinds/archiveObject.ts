import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListBucketsCommand, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { withArchive } from "../../../archives/withArchive.js";
import { CommandError } from "../../../output/CommandError.js";
import { filesBelow } from "../../../workspace/filesBelow.js";
import { restoreArchive } from "../../restore/restoreArchive.js";
import type { DrilledItem } from "../DrillResult.js";
import { sameHash } from "../sameHash.js";

const name = "archive";
/** Keys of a bucket that are looked through for an archive. */
const looked = 10_000;

/**
 * Restores one object of an archive of the compressor into a folder of this machine.
 *
 * @param named `s3://bucket/key` or a file. Default: the first archive in the account's buckets
 */
export async function archiveObject(s3: S3Client, named: string | undefined): Promise<DrilledItem> {
  const address = named ?? (await firstArchive(s3));
  if (address === undefined) return { name, outcome: "not-judged", message: "No bucket has an archive" };
  const folder = await mkdtemp(join(tmpdir(), "sallyport-drill-"));
  try {
    return await withArchive(address, async (archive) => {
      const [sample] = archive.manifest.objects.filter(({ member, size }) => size > 0 && !member.endsWith("/"));
      if (sample === undefined) return { name, what: address, outcome: "not-judged", message: "It holds no object" };
      await restoreArchive({
        ...{ archive, folder, selection: { prefixes: [], keys: [sample.key] }, force: false },
        ...{ onStart: () => {}, onObject: () => {} },
      });
      return sameHash(name, `${sample.key} of ${address}`, sample.sha256, await hashIn(folder));
    });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { name, what: address, outcome: "failed", message: error.message, fix: error.fix };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function firstArchive(s3: S3Client): Promise<string | undefined> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  for (const { Name: Bucket = "" } of Buckets) {
    let seen = 0;
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
      const found = Contents.find(({ Key }) => Key?.endsWith(".tar.zst"));
      if (found?.Key !== undefined) return `s3://${Bucket}/${found.Key}`;
      seen += Contents.length;
      if (seen >= looked) break;
    }
  }
  return undefined;
}

/** sha256 of the one file below a folder. */
async function hashIn(folder: string): Promise<string> {
  const [file] = await filesBelow(folder);
  if (file === undefined) return "nothing";
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(join(folder, file))) hash.update(chunk);
  return hash.digest("hex");
}
