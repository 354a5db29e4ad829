import { S3Client } from "@aws-sdk/client-s3";
import { CommandError } from "../output/CommandError.js";
import { currentRegion } from "../settings/currentRegion.js";
import type { CatalogPlace } from "./CatalogPlace.js";
import { catalogFailure } from "./catalogFailure.js";
import type { CatalogOptions } from "./catalogOptions.js";
import { stackBackup } from "./stackBackup.js";

/**
 * Runs work on the catalog that the options name, and closes it.
 *
 * @throws CommandError where they name none or two, and for all that is wrong with the catalog or the place it is in
 */
export async function withCatalogOf<T>(options: CatalogOptions, work: (place: CatalogPlace) => Promise<T>): Promise<T> {
  const { bucket, region } = await placeOf(options);
  const client = new S3Client({
    region,
    forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined,
    // A restore may lead to a bucket of another region than the backup's.
    followRegionRedirects: true,
  });
  try {
    return await work({ client, bucket, rule: options.rule });
  } catch (error) {
    throw catalogFailure(error, `s3://${bucket}`);
  } finally {
    client.destroy();
  }
}

async function placeOf({ stack, catalog, rule }: CatalogOptions): Promise<{ bucket: string; region: string }> {
  if ((stack === undefined) === (catalog === undefined))
    throw new CommandError(
      stack === undefined ? "no catalog is named" : "--stack and --catalog name two catalogs",
      "give --stack NAME, or --catalog s3://BUCKET",
      64,
    );
  if (stack !== undefined) return await stackBackup(stack, rule);
  const [, bucket] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(catalog ?? "") ?? [];
  if (bucket === undefined)
    throw new CommandError(`--catalog ${catalog} names no bucket`, "give it as s3://BUCKET", 64);
  return { bucket, region: currentRegion() };
}
