import type { ResourceStatement } from "@sallyport/intents";

/** Denies every call over plain HTTP or TLS below 1.2 to a bucket and its objects (STO-02, SC-8). */
export function secureTransport(bucketArn: string): ResourceStatement[] {
  const deny = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [bucketArn, `${bucketArn}/*`] } as const;
  return [
    { Sid: "DenyInsecureTransport", ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    { Sid: "DenyOldTls", ...deny, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}
