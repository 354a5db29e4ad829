import type { ObjectCreated } from "@sallyport/worker-kit";
import type { Repair } from "../archive/index.js";

/** An object that is to be sent because somebody asked for it. It has no sequencer: no event of S3's tells of it. */
export interface RequestedObject extends ObjectCreated {
  readonly repair?: Repair | undefined;
}
