import type { ObjectCreated, ReceivedMessage } from "@sallyport/worker-kit";

/** An object to be archived: the newest of its key in the batch. */
export interface Candidate {
  readonly object: ObjectCreated;
}

/** A message and the events in it, each with the candidate that stands for its key. */
export interface BatchMessage {
  readonly message: ReceivedMessage;
  readonly events: readonly { readonly object: ObjectCreated; readonly candidate: Candidate }[];
}

/** Objects to be archived together, and the messages that are settled by it. */
export interface Batch {
  readonly candidates: readonly Candidate[];
  readonly messages: readonly BatchMessage[];
  /** As the events tell. */
  readonly bytes: number;
}
