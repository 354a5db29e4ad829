import { z } from "zod";

/** Name of an S3 bucket. Source: S3 User Guide, "General purpose bucket naming rules". */
export const bucketName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "is no bucket name");
