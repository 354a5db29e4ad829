/**
 * Parameters that every server has: no session without TLS 1.2 or later (ENC-14), and lines in its log for each
 * sign-in, each end of a session and each change of the schema (LOG-08).
 */
export const hardenedParameters: Readonly<Record<string, string>> = {
  "rds.force_ssl": "1",
  ssl_min_protocol_version: "TLSv1.2",
  log_connections: "1",
  log_disconnections: "1",
  log_statement: "ddl",
};
