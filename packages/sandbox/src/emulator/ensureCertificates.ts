import { createPrivateKey, webcrypto, X509Certificate } from "node:crypto";
import { join } from "node:path";
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { readOptional } from "../lifecycle/readOptional.js";
import type { SandboxHome } from "../lifecycle/SandboxHome.js";
import { writeFileAtomically } from "../lifecycle/writeFileAtomically.js";

/** Paths of the PEM files of a sandbox's TLS. */
export interface Certificates {
  /** What clients trust, through NODE_EXTRA_CA_CERTS and AWS_CA_BUNDLE only: it never enters the system's trust store. */
  readonly caFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

const day = 24 * 60 * 60 * 1000;
const validity = 365 * day;
const renewal = 30 * day;
const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** Where the TLS files of a sandbox lie. Pure. */
export function certificatePaths(home: SandboxHome): Certificates {
  return {
    caFile: join(home.ca, "ca.pem"),
    certificateFile: join(home.ca, "server.pem"),
    keyFile: join(home.ca, "server-key.pem"),
  };
}

/**
 * A local authority and its server certificate for 127.0.0.1 and localhost, valid a year, made anew when less than 30
 * days are left or a file is damaged. The authority's key is not kept: nothing can be signed with it later.
 *
 * @param now the time that validity is judged at
 */
export async function ensureCertificates(home: SandboxHome, now = new Date()): Promise<Certificates> {
  const paths = certificatePaths(home);
  if (await isUsable(paths, now)) return paths;
  const authority = await generateAuthority(now);
  const server = await generateServer(authority, now);
  await writeFileAtomically(paths.keyFile, server.key);
  await writeFileAtomically(paths.certificateFile, server.certificate.toString("pem"));
  await writeFileAtomically(paths.caFile, authority.certificate.toString("pem"), 0o644);
  return paths;
}

interface Authority {
  readonly certificate: x509.X509Certificate;
  readonly privateKey: webcrypto.CryptoKey;
}

async function isUsable(paths: Certificates, now: Date): Promise<boolean> {
  const [ca, certificate, key] = await Promise.all([
    readOptional(paths.caFile),
    readOptional(paths.certificateFile),
    readOptional(paths.keyFile),
  ]);
  if (!ca || !certificate || !key) return false;
  try {
    const authority = new X509Certificate(ca);
    const server = new X509Certificate(certificate);
    const enough = now.getTime() + renewal;
    const pair = server.checkPrivateKey(createPrivateKey(key)) && server.verify(authority.publicKey);
    return pair && Math.min(server.validToDate.getTime(), authority.validToDate.getTime()) > enough;
  } catch {
    return false;
  }
}

async function generateAuthority(now: Date): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=Sallyport sandbox authority",
    keys,
    signingAlgorithm: algorithm,
    ...period(now),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, privateKey: keys.privateKey };
}

async function generateServer(
  authority: Authority,
  now: Date,
): Promise<{ readonly certificate: x509.X509Certificate; readonly key: string }> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: "CN=Sallyport sandbox",
    issuer: authority.certificate.subject,
    publicKey: keys.publicKey,
    signingKey: authority.privateKey,
    signingAlgorithm: algorithm,
    ...period(now),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: "ip", value: "127.0.0.1" },
        { type: "dns", value: "localhost" },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  return { certificate, key: x509.PemConverter.encode(pkcs8, "PRIVATE KEY") };
}

function period(now: Date): { readonly notBefore: Date; readonly notAfter: Date } {
  return { notBefore: new Date(now.getTime() - day), notAfter: new Date(now.getTime() + validity) };
}
