export const secretType = "aws:secretsmanager/secret:Secret";
export const secretPolicyType = "aws:secretsmanager/secretPolicy:SecretPolicy";
export const rotationType = "aws:secretsmanager/secretRotation:SecretRotation";
export const versionType = "aws:secretsmanager/secretVersion:SecretVersion";
