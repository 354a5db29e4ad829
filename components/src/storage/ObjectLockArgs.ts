/** Who may still delete a locked version before its time. */
export const ObjectLockMode = {
  /** Nobody but those with s3:BypassGovernanceRetention, which no intent grants. */
  Governance: "GOVERNANCE",
  /** Nobody, the account's root included; the time can be made longer, never shorter. */
  Compliance: "COMPLIANCE",
} as const;

export type ObjectLockMode = (typeof ObjectLockMode)[keyof typeof ObjectLockMode];

/** How long a written version can be neither changed nor deleted; plain. */
export interface ObjectLockArgs {
  /** Default: Governance. */
  readonly mode?: ObjectLockMode;
  /** Days after it was written, 1–36500. */
  readonly days: number;
}
