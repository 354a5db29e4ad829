import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import type { SandboxClients } from "./sandboxClients.js";

/** The keys of a bucket, sorted; up to 1,000 of them. */
export async function listKeys({ s3 }: SandboxClients, Bucket: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  return Contents.map(({ Key = "" }) => Key).sort();
}
