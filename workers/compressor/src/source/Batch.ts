import type { ObjectCreated, ReceivedMessage } from "@sallyport/worker-kit";

/** An object that was deleted at the source and is to be deleted at the targets. */
export interface ObjectDeleted {
  readonly deleted: true;
  readonly bucket: string;
  readonly key: string;
  readonly sequencer: string;
  /** Of the delete marker; absent where the bucket is not versioned. */
  readonly versionId?: string | undefined;
  /** ISO 8601, where the event tells. */
  readonly deletedAt?: string | undefined;
  /** A deletion takes no room in a batch but its place. */
  readonly size: 0;
}

/** What a batch is made of. */
export type ObjectEvent = ObjectCreated | ObjectDeleted;

/** An object to be archived, or its deletion: the newest of its key in the batch. */
export interface Candidate {
  readonly object: ObjectEvent;
}

export type CreatedCandidate = Candidate & { readonly object: ObjectCreated };
export type DeletedCandidate = Candidate & { readonly object: ObjectDeleted };

/** A message and the events in it, each with the candidate that stands for its key. */
export interface BatchMessage {
  readonly message: ReceivedMessage;
  readonly events: readonly { readonly object: ObjectEvent; readonly candidate: Candidate }[];
}

/** Objects to be archived together, and the messages that are settled by it. */
export interface Batch {
  readonly candidates: readonly Candidate[];
  readonly messages: readonly BatchMessage[];
  /** As the events tell. */
  readonly bytes: number;
}
