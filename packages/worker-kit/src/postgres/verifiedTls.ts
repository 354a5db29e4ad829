import { type ConnectionOptions, checkServerIdentity } from "node:tls";

/** Where a server is, and which authorities may have signed its certificate. */
export interface VerifiedTlsOptions {
  readonly host: string;
  /**
   * PEM text of the authorities, such as RDS's bundle. Default: those that Node trusts, which NODE_EXTRA_CA_CERTS adds
   * to.
   */
  readonly ca?: string | undefined;
}

/**
 * The `ssl` option of pg for libpq's `sslmode=verify-full` (ENC-15): TLS 1.2 or newer, a certificate of the authorities,
 * and for this host. There is nothing weaker. The host is compared here, since pg tells Node no name where it is an
 * address, and Node then compares the certificate with "localhost".
 */
export function verifiedTls({ host, ca }: VerifiedTlsOptions): ConnectionOptions {
  return {
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
    ...(ca !== undefined && { ca }),
  };
}
