import { z } from "zod";
import { bucketName } from "./bucketName.js";

const folder = z
  .string()
  .regex(/^[^/].*\/$/, 'end it at a delimiter, such as "data/": a prefix "data" would also take "database/"')
  .refine((text) => !text.split("/").includes(".."), "remove the segment ..");

/**
 * Where a pipeline's input comes from.
 *
 * @param prefix the folder where none is named
 */
export const inputSettings = (prefix: string) =>
  z.strictObject({
    /** An existing bucket, whose notifications the stack then owns. Default: the stack makes a hardened one. */
    bucket: bucketName.optional(),
    /** ARN of the existing bucket's key; the worker may then use it as its access to the bucket needs (ENC-05). */
    keyArn: z.string().optional(),
    /** Folder of the input. */
    prefix: folder.default(prefix),
  });

export type InputSettings = z.output<ReturnType<typeof inputSettings>>;
