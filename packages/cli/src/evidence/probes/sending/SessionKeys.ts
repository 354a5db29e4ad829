/** Keys of a session, as the AWS SDK takes them. */
export interface SessionKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}
