import type { InsecurePattern } from "./InsecurePattern.js";

/** A connection that takes any certificate, and keys that stand in a statement: the two ways of the replaced scripts (TOL-06, TOL-11, ENC-17). */
export const insecurePatterns: readonly InsecurePattern[] = [
  {
    kind: "unverified-tls",
    expression:
      /\bverify\s*[=:]\s*(?:False|false|0)\b|\brejectUnauthorized\s*:\s*false\b|NODE_TLS_REJECT_UNAUTHORIZED\W{1,4}0|\bCERT_[N]ONE\b|_create_[u]nverified_context|\bInsecureSkipVerify\s*:\s*true\b|disable_warnings\(.*InsecureRequestWarning/,
    message: "It takes whatever certificate the server shows",
    replacement:
      "connectClickHouse or withClickHouse of @sallyport/credentials, which verifies; add the server's authority by DB_CA",
  },
  {
    kind: "static-keys-in-s3-function",
    // Address, key, secret: without NOSIGN or a format in the second place.
    expression:
      /\b(?:s3|s3Cluster|S3|S3Queue)\s*\(\s*(?:'[^']*'|"[^"]*")\s*,\s*['"](?!NOSIGN|auto|CSV|TSV|TabSeparated|JSON|Parquet|ORC|Arrow|Avro|Native|Line|Raw|One)[^'"]+['"]\s*,\s*['"]/,
    message: "A function of ClickHouse for S3 is given keys",
    replacement: "sallyport credentials configure-s3 --environment E: a named collection by role, without keys",
  },
  {
    kind: "static-keys-in-collection",
    expression: /(?:\b|_)(?:access_key_id|secret_access_key)\s*=\s*(?:'|"|\{|%s|\$)/i,
    message: "Keys of AWS stand in a statement or an argument",
    replacement:
      "sallyport credentials configure-s3 --environment E in a statement; in a program the role of its task, or getAwsCredentialsForService",
  },
  {
    kind: "plain-http",
    expression: /\bsecure\s*=\s*False\b|\bport\s*=\s*8123\b|http:\/\/[^\s'"]*:8123\b/,
    message: "It speaks to ClickHouse without TLS",
    replacement: "the secret's port (8443) through @sallyport/credentials, which has no way without TLS",
  },
];
