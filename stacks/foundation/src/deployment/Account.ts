import type * as pulumi from "@pulumi/pulumi";
import type { FoundationConfig } from "../config/FoundationConfig.js";

/** What every part of the foundation is made from. */
export interface Account {
  readonly config: FoundationConfig;
  /** Region of what an account has once. */
  readonly home: string;
  /** Beginning of every name: `sallyport-<environment>`. */
  readonly base: string;
  readonly account: { readonly accountId: pulumi.Output<string>; readonly partition: pulumi.Output<string> };
  readonly tags: Readonly<Record<string, string>>;
  readonly permissionsBoundaryArn: pulumi.Output<string>;
}

/** What a component of one region is given of its place. */
export function placedIn({ account, config, tags }: Account, region: string) {
  return { account, environment: config.environment, region, tags };
}
