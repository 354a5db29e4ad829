import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";

export interface OidcProviderArgs {
  /** Address of the issuer, "https://…", as its tokens give it (`iss`). Default: that of GitHub Actions. */
  readonly issuerUrl?: pulumi.Input<string>;
  /** What tokens may be for (`aud`). Default: "sts.amazonaws.com" alone. */
  readonly audiences?: pulumi.Input<pulumi.Input<string>[]>;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

const gitHubActions = "https://token.actions.githubusercontent.com";

/**
 * An issuer of identity tokens that roles of the account may trust: a CI service signs in by what it is, and there is
 * no key to store, leak or rotate. An account takes one for each issuer. It trusts nobody by itself: a `DeployerRole`
 * says whose tokens.
 *
 * Defaults: the issuer of GitHub Actions, for STS only; AWS checks the issuer's certificate itself.
 *
 * Cost: none.
 *
 * Controls: IAM-15.
 *
 * @example
 * const github = new OidcProvider("github-actions", {});
 */
export class OidcProvider extends pulumi.ComponentResource {
  /** ARN of the provider, for `providerArn` of the roles that trust it. */
  readonly providerArn: pulumi.Output<string>;

  constructor(name: string, args: OidcProviderArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("OidcProvider", name);
    const { issuerUrl = gitHubActions, audiences = ["sts.amazonaws.com"] } = args;
    checkIssuer(component, issuerUrl);
    super("sallyport:index:OidcProvider", name, args, opts);
    const { accountId, partition } = homeOf(this, { ...args, region: "" });

    const provider = new aws.iam.OpenIdConnectProvider(
      `${name}-provider`,
      { url: issuerUrl, clientIdLists: audiences, tags: tagsFor("OidcProvider", name, args.tags) },
      { parent: this },
    );

    const issuer = pulumi.output(issuerUrl).apply((url) => url.replace("https://", "").replace(/\/$/, ""));
    this.providerArn = knownAfter(
      pulumi.interpolate`arn:${partition}:iam::${accountId}:oidc-provider/${issuer}`,
      provider,
    );
    this.registerOutputs({ providerArn: this.providerArn });
  }
}

function checkIssuer(component: string, url: pulumi.Input<string>): void {
  if (typeof url !== "string" || /^https:\/\/[a-z0-9.-]+(\/[A-Za-z0-9._~/-]*)?$/.test(url)) return;
  throw new ArgumentError(component, "issuerUrl", url, 'give an address such as "https://gitlab.example.com"');
}
