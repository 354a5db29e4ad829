import { S3ControlClient, type S3ControlClientConfig } from "@aws-sdk/client-s3-control";

/** A call on its way, as far as it is changed here. */
interface Outgoing {
  hostname: string;
  port?: number;
  readonly headers: Record<string, string>;
}

/**
 * A client of S3 Control, which puts the account before the host's name: no address can have that, and the sandbox's
 * certificate has one host. So the SDK is given a name to put it before, and the call goes to the sandbox's own.
 */
export const s3ControlClient = (settings: S3ControlClientConfig, endpoint: string): S3ControlClient => {
  const { host, hostname, port } = new URL(endpoint);
  const client = new S3ControlClient({ ...settings, endpoint: "https://localhost" });
  client.middlewareStack.add(
    (next) => async (args) => {
      const request = args.request as Outgoing;
      request.hostname = hostname;
      request.port = Number(port);
      request.headers.host = host;
      return await next(args);
    },
    // After the SDK's own host header, before the signature that covers it.
    { name: "toTheSandbox", step: "build", priority: "low" },
  );
  return client;
};
