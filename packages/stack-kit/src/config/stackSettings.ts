import { z } from "zod";

/**
 * The settings that every stack with a worker has, to be spread into its schema.
 *
 * @param imageRepository repository of the worker's image where none is named
 */
export const stackSettings = (imageRepository: string) => ({
  /** Repository of the worker's image in the account's registry of each region where it runs. */
  imageRepository: z.string().default(imageRepository),
  /** Tag (never `latest`) or digest (`sha256:…`) of the image. */
  imageVersion: z.string().refine((text) => text !== "latest", "name a version: latest moves under a running service"),
  /** Days that worker logs are kept. */
  logRetentionDays: z.number().int().min(1).default(30),
  /** Stage of the deployment, part of physical names; "prod" protects data. */
  environment: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,6}$/, "use 2 to 7 lower-case letters and digits, such as prod")
    .default("dev"),
  /** Tags of every resource: owner, data class, cost centre (GOV-01). */
  tags: z.record(z.string(), z.string()).default({}),
  /** The foundation's stack. Default: the one of the same name in this organization. */
  foundation: z.string().optional(),
});
