import { z } from "zod";
import { fargateDollarsPerHour } from "./fargateDollarsPerHour.js";

const dollars = z.number().nonnegative();

/** A worker task as the stack makes it where nothing else is said. */
const TASK = { vcpus: 2, memoryGib: 4 } as const;

/**
 * What the compressor's work costs and what it saves, in US dollars. Each default is AWS's list price of us-east-1 in
 * 2026; prices differ between regions and change, so that whoever decides by them sets their own.
 *
 * A GB on AWS's bill is 2^30 bytes, for storage and for transfer (S3's FAQ counts 100 GB as 107,374,182,400 bytes): a
 * price per GB is one per GiB, without conversion.
 */
export const pricesSchema = z.strictObject({
  /** Data that leaves a region for another, per GB, by `from/to` such as `us-east-1/us-east-2`. */
  transferDollarsPerGb: z
    .record(
      z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'is no pair of regions such as "eu-west-1/us-east-1"'),
      dollars,
    )
    .default({ "us-east-1/us-east-2": 0.01, "us-east-2/us-east-1": 0.01 }),
  /** For every pair that `transferDollarsPerGb` does not name. */
  defaultTransferDollarsPerGb: dollars.default(0.02),
  /** One hour of a worker task, all its vCPUs and memory. Default: 2 vCPUs and 4 GiB of Fargate Spot on arm64. */
  computeDollarsPerHour: dollars.default(fargateDollarsPerHour({ ...TASK, capacity: "spot" })),
  /** vCPUs of that task: work of one thread for a second is one second of the task divided by these. */
  taskVcpus: z.number().positive().default(TASK.vcpus),
  /** Requests, per 1,000. The level does not change their number; an estimate of a whole rule counts them. */
  dollarsPer1000Requests: z
    .strictObject({
      /** PUT, COPY, POST and LIST of S3 Standard. */
      put: dollars.default(0.005),
      /** GET and all others of S3 Standard. */
      get: dollars.default(0.0004),
      /** Any request to a standard queue. */
      queue: dollars.default(0.0004),
      /** A write of at most 1 KB to an on-demand table. */
      tableWrite: dollars.default(0.000625),
    })
    .prefault({}),
});

/** See {@link pricesSchema}. */
export type Prices = z.output<typeof pricesSchema>;

/** Prices as somebody gives them: what is left out has its default. */
export type GivenPrices = z.input<typeof pricesSchema>;

/** The default prices. */
export const defaultPrices: Prices = pricesSchema.parse({});
