import { z } from "zod";

/** A file that a caller will upload: the source of a job, or the jobs of a batch. */
export const uploadRequest = z
  .strictObject({
    filename: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,60}(\.[A-Za-z0-9_-]{1,30})?\.(zip|json)$/),
    expiresIn: z
      .int()
      .min(60)
      .max(86_400)
      .default(3_600)
      .describe("Seconds; the URL ends sooner where the credentials that signed it do."),
  })
  .meta({ id: "UploadRequest" });
