/** Where Lambda's runtime keeps the certificate authorities of AWS, RDS's among them. */
export const functionAuthorities = "/var/runtime/ca-cert.pem";
