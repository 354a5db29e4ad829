import { z } from "zod";

/** CPUs of Fargate. */
const vcpus = [0.25, 0.5, 1, 2, 4, 8, 16] as const;

/**
 * One job, as a caller asks for it; the same of a single one and of one in a batch. The shape alone: `planJob` checks what the words mean.
 * Limits are Batch's (a submission may have 30 KiB), so that nothing is accepted which Batch would refuse.
 */
export const jobRequest = z
  .strictObject({
    source: z
      .string()
      .min(1)
      .max(1_000)
      .optional()
      .describe("https://HOST/PATH[#REF] of git, s3://BUCKET/KEY.zip or s3://BUCKET/PREFIX/. Default: no source."),
    output: z
      .string()
      .max(1_000)
      .optional()
      .describe("s3://BUCKET/transformations/NAME/ in the platform's bucket. Default: NAME is the job's name."),
    command: z
      .union([z.array(z.string().max(16_384)).min(1).max(1_000), z.string().min(1).max(16_384)])
      .describe("Program and arguments; as a string with quotes as in a shell, but no shell ever reads it."),
    jobName: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/)
      .optional()
      .describe("Names the folder of the results. Default: one that no other job has."),
    environment: z
      .record(z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/), z.string().max(8_192))
      .optional()
      .describe("Variables of the program, of allowed names; not for secrets."),
    tags: z
      .record(z.string().regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u), z.string().max(256))
      .optional()
      .describe("At most 20 tags of the Batch job."),
    vcpu: z.literal(vcpus).optional().describe("Default: that of the job definition."),
    memory: z.int().min(512).max(122_880).optional().describe("MiB, a size that Fargate has for the CPUs."),
    timeout: z
      .int()
      .min(60)
      .max(1_209_600)
      .optional()
      .describe("Seconds. Default: that of the job definition, 12 hours."),
  })
  .meta({ id: "JobRequest" });

export type JobRequest = z.output<typeof jobRequest>;
