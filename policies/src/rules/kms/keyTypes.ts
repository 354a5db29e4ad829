/** The types of keys, own material and imported, and those that replicate a key of another region. */
export const keyTypes = [
  "aws:kms/key:Key",
  "aws:kms/externalKey:ExternalKey",
  "aws:kms/replicaKey:ReplicaKey",
  "aws:kms/replicaExternalKey:ReplicaExternalKey",
] as const;

/** The types that carry a key policy. */
export const keyPolicyTypes = [...keyTypes, "aws:kms/keyPolicy:KeyPolicy"] as const;
