import { z } from "zod";

/** Name of an AWS region: `eu-west-1`. */
export const regionName = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "is no region");
