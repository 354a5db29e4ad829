import { createHmac } from "node:crypto";

/** A token of GitHub's issuer, as CI presents it: the sandbox takes its own secret for the issuer's key. */
export function webIdentityToken(claims: object, secret: string): string {
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + 600;
  const iss = "https://token.actions.githubusercontent.com";
  const head = encoded({ alg: "HS256", typ: "JWT" });
  const signed = `${head}.${encoded({ iss, aud: "sts.amazonaws.com", exp, ...claims })}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
