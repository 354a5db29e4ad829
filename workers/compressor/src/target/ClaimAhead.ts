import type { Manifest, ManifestDeletion, ManifestObject, ManifestTarget } from "../archive/index.js";
import type { Claim, ClaimResult, ObjectLedger } from "../ports.js";
import { positionOf, positionOfDeletion } from "./positionOf.js";

/** A claim, what came of it, and until when it may be acted on. */
export interface HeldClaim {
  readonly target: ManifestTarget;
  readonly claim: Claim;
  readonly result: ClaimResult;
  /** Aborted before the lease ends, so that no write outlives it. */
  readonly signal: AbortSignal;
}

export interface ClaimAheadOptions {
  readonly manifest: Manifest;
  readonly targets: readonly ManifestTarget[];
  readonly ledger: ObjectLedger;
  /** Aborts every write. */
  readonly deadline: AbortSignal;
  /** Of the message that the archive came with. */
  readonly visibilitySeconds: number;
}

/** Half of what DynamoDB takes in a transaction: fewer calls would be saved than lease time lost while the rest waits. */
const CLAIMS_IN_A_CALL = 50;
/** Long enough for fifty slow PUTs. */
const LONGEST_LEASE_SECONDS = 60;
/** Part of the lease that may be used for writing. */
const USABLE = 0.8;

/**
 * Claims the objects of an archive for its targets, in its order and then its deletions, fifty at a time and one call
 * ahead of the writes.
 */
export class ClaimAhead {
  readonly #archive: string;
  readonly #subjects: readonly (ManifestObject | ManifestDeletion)[];
  readonly #targets: readonly ManifestTarget[];
  readonly #ledger: ObjectLedger;
  readonly #deadline: AbortSignal;
  readonly #objectsInACall: number;
  readonly #leaseSeconds: number;
  readonly #chunks = new Map<number, Promise<readonly HeldClaim[][]>>();

  /** The claims' leases are half as long as the message's, so that a retry after a crash finds them over. */
  constructor({ manifest, targets, ledger, deadline, visibilitySeconds }: ClaimAheadOptions) {
    this.#archive = manifest.id;
    this.#subjects = [...manifest.objects, ...(manifest.deletions ?? [])];
    this.#targets = targets;
    this.#ledger = ledger;
    this.#deadline = deadline;
    this.#leaseSeconds = Math.min(LONGEST_LEASE_SECONDS, visibilitySeconds / 2);
    this.#objectsInACall = Math.max(1, Math.floor(CLAIMS_IN_A_CALL / targets.length));
  }

  /** The claims on the object at `index` of the manifest, one a target. Deletions follow the objects. */
  async at(index: number): Promise<readonly HeldClaim[]> {
    const number = Math.floor(index / this.#objectsInACall);
    const chunk = await this.#chunk(number);
    void this.#chunk(number + 1);
    this.#chunks.delete(number - 1);
    return chunk[index % this.#objectsInACall] ?? [];
  }

  #chunk(number: number): Promise<readonly HeldClaim[][]> {
    const known = this.#chunks.get(number);
    if (known) return known;
    const chunk = this.#claim(number * this.#objectsInACall);
    // Awaited in its turn, or never where the archive turns out to be damaged.
    chunk.catch(() => undefined);
    this.#chunks.set(number, chunk);
    return chunk;
  }

  async #claim(from: number): Promise<readonly HeldClaim[][]> {
    const subjects = this.#subjects.slice(from, from + this.#objectsInACall);
    if (subjects.length === 0) return [];
    const claims = subjects.flatMap((subject) =>
      this.#targets.map((target): Claim => claimOf(subject, target, this.#archive)),
    );
    const usable = AbortSignal.timeout(Math.floor(this.#leaseSeconds * USABLE * 1000));
    const signal = AbortSignal.any([this.#deadline, usable]);
    const results = await this.#ledger.claim(claims, this.#leaseSeconds);
    return subjects.map((_, index) =>
      this.#targets.flatMap((target, offset) => {
        const at = index * this.#targets.length + offset;
        const [claim, result] = [claims[at], results[at]];
        return claim && result ? [{ target, claim, result, signal }] : [];
      }),
    );
  }
}

function claimOf(subject: ManifestObject | ManifestDeletion, target: ManifestTarget, archive: string): Claim {
  const place = `${target.region}/${target.bucket}`;
  const content = "lastModified" in subject;
  const repaired = content ? subject.repair?.positions[place] : undefined;
  return {
    object: `${subject.bucket ?? ""}/${subject.key}`,
    target: place,
    position: repaired ?? (content ? positionOf(subject) : positionOfDeletion(subject)),
    versionId: subject.versionId,
    archive,
    repair: repaired !== undefined,
  };
}
