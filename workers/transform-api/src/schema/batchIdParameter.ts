import { z } from "zod";

export const batchIdParameter = z.string().regex(/^[a-f0-9]{32}$/);
