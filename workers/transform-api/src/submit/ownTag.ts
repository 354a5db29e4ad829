import type { OwnSubmission } from "../ports.js";

/** The tag by which a Batch job says which of our jobs it is. Callers cannot set tags of the platform. */
export const ownTag = {
  name: "sallyport:job",
  format: ({ jobId, submission }: OwnSubmission) => `${jobId}/${submission}`,
  /** Undefined for whatever is no such tag. */
  parse(value: unknown): OwnSubmission | undefined {
    if (typeof value !== "string") return undefined;
    const [, jobId, submission] = /^([a-f0-9]{32}(?:-\d{5})?)\/([1-9]\d{0,5})$/.exec(value) ?? [];
    return jobId === undefined ? undefined : { jobId, submission: Number(submission) };
  },
} as const;
