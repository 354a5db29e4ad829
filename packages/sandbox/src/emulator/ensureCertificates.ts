import { createPrivateKey, X509Certificate } from "node:crypto";
import { join } from "node:path";
import { createAuthority } from "../certificates/Authority.js";
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
const renewal = 30 * day;

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
  const authority = await createAuthority(now);
  const server = await authority.issue();
  await writeFileAtomically(paths.keyFile, server.key);
  await writeFileAtomically(paths.certificateFile, server.certificate);
  await writeFileAtomically(paths.caFile, authority.certificate, 0o644);
  return paths;
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
