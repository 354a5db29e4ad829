/**
 * Actions that may reach every resource of their kind in the account, each with the reason: what a remediator will have to
 * put right is not known before (IR-02). None of them reads or writes data. Of what stands on `*` see `unscopedActions`.
 */
export const remedialActions: Readonly<Record<string, string>> = {
  "s3:GetBucketPublicAccessBlock": "any bucket may have been opened; it reads four switches",
  "s3:PutBucketPublicAccessBlock": "any bucket may have been opened; the account's own block holds beside it",
};
