import { z } from "zod";

/** Name of a bucket that exists. */
export const bucketName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "give a bucket name that S3 allows");
