import { z } from "zod";

/** An id in a path: ours, or Batch's. */
export const jobIdParameter = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);
