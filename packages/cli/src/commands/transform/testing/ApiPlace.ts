import { STSClient } from "@aws-sdk/client-sts";
import type { DeployedStack } from "../../demo/testing/DeployedStack.js";

/** Where the deployed API is, and by which credentials it is called. */
export interface ApiPlace {
  /** Of the stage. */
  readonly url: string;
  readonly region: string;
  readonly caFile: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  };
}

/** The API of a deployed stack, called as this process calls AWS. */
export async function apiPlaceOf({ deployment, environment }: DeployedStack): Promise<ApiPlace> {
  const { apiUrl, region } = deployment.outputs as { readonly apiUrl: string; readonly region: string };
  const credentials = await new STSClient({ region }).config.credentials();
  return { url: apiUrl, region, caFile: environment.NODE_EXTRA_CA_CERTS ?? "", credentials };
}
