import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { repository } from "../runSallyport.js";
import { textFiles } from "../textCorpus.js";
import type { Surroundings } from "./Contender.js";
import type { Workload } from "./Workload.js";

const UPLOADS_IN_FLIGHT = 8;
const MOST_BYTES_IN_FLIGHT = 64 * 1024 * 1024;

/** Puts slices of the texts that the dependencies bring into the source bucket, each object's its own, the same in every run. */
export async function uploadObjects({ source, bucket }: Surroundings, { objects, bytesEach }: Workload): Promise<void> {
  const texts = textFiles(join(repository, "node_modules", ".pnpm"));
  let next = 0;
  let ready = Buffer.alloc(0);
  const slice = (): Buffer => {
    const parts = [ready];
    for (let have = ready.length; have < bytesEach; next++) {
      const text = readFileSync(texts[next % texts.length] ?? "");
      parts.push(text);
      have += text.length;
    }
    const all = Buffer.concat(parts);
    ready = all.subarray(bytesEach);
    return all.subarray(0, bytesEach);
  };
  let index = 0;
  const send = async (): Promise<void> => {
    while (index < objects) {
      const Key = `in/${index++}.txt`;
      await source.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: slice(), ContentType: "text/plain" }));
    }
  };
  const lanes = Math.max(1, Math.min(UPLOADS_IN_FLIGHT, Math.floor(MOST_BYTES_IN_FLIGHT / bytesEach)));
  await Promise.all(Array.from({ length: lanes }, send));
}

/** Refuses a run after which objects or bytes are missing at the target. */
export async function assertArrived(
  { target, destination }: Surroundings,
  { objects, bytesEach }: Workload,
): Promise<void> {
  let arrived = 0;
  let ContinuationToken: string | undefined;
  do {
    const page = await target.s3.send(new ListObjectsV2Command({ Bucket: destination, ContinuationToken }));
    arrived += (page.Contents ?? []).filter(({ Size }) => Size === bytesEach).length;
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  if (arrived !== objects) throw new Error(`${arrived} of ${objects} objects arrived at the target`);
}
