import type { SecretState } from "@sallyport/credentials";

/** The versions of a secret that count, by their ids. */
export interface Versions {
  readonly current: string | undefined;
  readonly previous: string | undefined;
  /** Of a rotation that is under way: a finished one may leave its stage on the version that is current. */
  readonly pending: string | undefined;
}

export function versionsOf({ stages }: Pick<SecretState, "stages">): Versions {
  const holder = (stage: string): string | undefined => [...stages].find(([, held]) => held.includes(stage))?.[0];
  const current = holder("AWSCURRENT");
  const pending = holder("AWSPENDING");
  return { current, previous: holder("AWSPREVIOUS"), pending: pending === current ? undefined : pending };
}
