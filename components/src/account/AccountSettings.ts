import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { checkWaivers } from "../waivers/checkWaivers.js";
import type { Waiver } from "../waivers/Waiver.js";

/** Whom AWS writes to about abuse and intrusions. */
export interface SecurityContactArgs {
  /** Of the person or the team. */
  readonly name: pulumi.Input<string>;
  readonly title: pulumi.Input<string>;
  /** A mailbox that several people read. */
  readonly emailAddress: pulumi.Input<string>;
  /** With the country's code: "+353 1 555 0100". */
  readonly phoneNumber: pulumi.Input<string>;
}

/** The settings of an account that may be weakened, each for a written reason. */
export interface AccountSettingsExceptions {
  /** Buckets may be public where their own settings say so: the account blocks none (STO-01). */
  readonly publicBuckets?: Waiver;
}

export interface AccountSettingsArgs {
  /** The account's security contact (IR-06). Whether it is given is plain. Default: the one that the account has. */
  readonly securityContact?: SecurityContactArgs;
  /** Written reasons for settings below the default, plain. Default: none. */
  readonly exceptions?: AccountSettingsExceptions;
}

/**
 * What holds for a whole account: no bucket can be made public, passwords of IAM users are long and new, and AWS knows
 * whom to tell of an intrusion. An account takes one; it takes the place of what the account had.
 *
 * Defaults: all four blocks of public access; passwords of 14 characters and more, of four kinds, none of the last 24.
 *
 * Cost: none.
 *
 * Controls: STO-01, IAM-19, IR-06.
 *
 * @example
 * const settings = new AccountSettings("account", {
 *   securityContact: {
 *     name: "Security team",
 *     title: "On call",
 *     emailAddress: "security@example.com",
 *     phoneNumber: "+353 1 555 0100",
 *   },
 * });
 */
export class AccountSettings extends pulumi.ComponentResource {
  constructor(name: string, args: AccountSettingsArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("AccountSettings", name);
    checkWaivers(component, args.exceptions);
    checkContact(component, args.securityContact);
    super("sallyport:index:AccountSettings", name, args, opts);

    if (args.exceptions?.publicBuckets === undefined) {
      new aws.s3.AccountPublicAccessBlock(
        `${name}-public-access`,
        { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
        { parent: this },
      );
    }
    new aws.iam.AccountPasswordPolicy(
      `${name}-passwords`,
      {
        minimumPasswordLength: 14,
        passwordReusePrevention: 24,
        requireLowercaseCharacters: true,
        requireUppercaseCharacters: true,
        requireNumbers: true,
        requireSymbols: true,
        allowUsersToChangePassword: true,
      },
      { parent: this },
    );
    if (args.securityContact !== undefined) {
      new aws.account.AlternativeContact(
        `${name}-security-contact`,
        { alternateContactType: "SECURITY", ...args.securityContact },
        { parent: this },
      );
    }

    this.registerOutputs({});
  }
}

function checkContact(component: string, contact: SecurityContactArgs | undefined): void {
  const { emailAddress, phoneNumber } = contact ?? {};
  if (typeof emailAddress === "string" && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(emailAddress)) {
    const fix = 'give an address such as "security@example.com"';
    throw new ArgumentError(component, "securityContact.emailAddress", emailAddress, fix);
  }
  if (typeof phoneNumber === "string" && !/^[\d\s()+-]{1,25}$/.test(phoneNumber)) {
    const fix = 'give 1 to 25 digits, spaces and "+-()"';
    throw new ArgumentError(component, "securityContact.phoneNumber", phoneNumber, fix);
  }
}
