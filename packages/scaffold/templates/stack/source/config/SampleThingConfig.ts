import { stackSettings } from "@sallyport/stack-kit";
import { z } from "zod";

const { environment, tags, foundation } = stackSettings("sallyport/sample-thing");

/** Shape and defaults of the stack's configuration. What the values mean together is checked by `planSampleThing`. */
export const sampleThingConfig = z.strictObject({
  environment,
  tags,
  foundation,
  /** Days after which objects are deleted. */
  expireDays: z.number().int().min(1).max(3650).default(365),
});

export type SampleThingConfig = z.infer<typeof sampleThingConfig>;
