import { webcrypto } from "node:crypto";
import "reflect-metadata";
import * as x509 from "@peculiar/x509";

/** A server certificate and its key, as PEM texts. */
export interface ServerCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate says; by default it is valid for a year and for this machine alone. */
export interface CertificateOptions {
  /** Subject alternative names: DNS names and IPv4 addresses. Default: 127.0.0.1 and localhost. */
  readonly names?: readonly string[];
  /** Default: a day ago. */
  readonly notBefore?: Date;
  /** Default: in a year. */
  readonly notAfter?: Date;
}

/** A certificate authority whose key lives in this process only. */
export interface Authority {
  /** Its own certificate, PEM: what clients trust. */
  readonly certificate: string;
  /** Signs a server certificate with a new key. An expired or misnamed one is for tests of refusals. */
  issue(options?: CertificateOptions): Promise<ServerCertificate>;
}

const day = 24 * 60 * 60 * 1000;
const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const thisMachine = ["127.0.0.1", "localhost"];

/** A new authority, valid a year from `now`. Its key is not kept: nothing can be signed once the process has ended. */
export async function createAuthority(now = new Date()): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=Sallyport sandbox authority",
    keys,
    signingAlgorithm: algorithm,
    ...period(now, {}),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    certificate: certificate.toString("pem"),
    issue: (options = {}) => issueCertificate({ certificate, key: keys.privateKey }, now, options),
  };
}

async function issueCertificate(
  issuer: { readonly certificate: x509.X509Certificate; readonly key: webcrypto.CryptoKey },
  now: Date,
  options: CertificateOptions,
): Promise<ServerCertificate> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: "CN=Sallyport sandbox",
    issuer: issuer.certificate.subject,
    publicKey: keys.publicKey,
    signingKey: issuer.key,
    signingAlgorithm: algorithm,
    ...period(now, options),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension((options.names ?? thisMachine).map(alternativeName)),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.certificate.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  return { certificate: certificate.toString("pem"), key: x509.PemConverter.encode(pkcs8, "PRIVATE KEY") };
}

function alternativeName(value: string): { readonly type: "ip" | "dns"; readonly value: string } {
  return { type: /^\d+(\.\d+){3}$/.test(value) ? "ip" : "dns", value };
}

function period(now: Date, options: CertificateOptions): { readonly notBefore: Date; readonly notAfter: Date } {
  return {
    notBefore: options.notBefore ?? new Date(now.getTime() - day),
    notAfter: options.notAfter ?? new Date(now.getTime() + 365 * day),
  };
}
