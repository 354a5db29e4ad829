/** The effective configuration of a stack, as `describe --json` prints it: the same state gives the same text, and no field holds a secret. */
export interface StackDescription {
  /** Pulumi's names. */
  readonly project: string;
  readonly stack: string;
  /** Values of each tag over all resources. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** Of the providers, and of the images and runtimes that run. */
  readonly versions: {
    readonly providers: Readonly<Record<string, string>>;
    readonly images: readonly string[];
    readonly runtimes: readonly string[];
  };
  readonly components: readonly DescribedComponent[];
  readonly networks: readonly DescribedNetwork[];
  readonly roles: readonly DescribedRole[];
  readonly alarms: readonly DescribedAlarm[];
  /** What the stack gives to others; `[secret]` in place of secrets. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface DescribedComponent {
  /** Type and name: `HardenedBucket input`; `stack` for what has no component. */
  readonly component: string;
  readonly resources: readonly { readonly type: string; readonly name: string; readonly id: string }[];
}

export interface DescribedNetwork {
  readonly vpc: string;
  readonly region: string;
  readonly cidrBlock: string;
  readonly subnets: readonly {
    readonly id: string;
    readonly cidrBlock: string;
    readonly zone: string;
    readonly public: boolean;
  }[];
  readonly securityGroups: readonly {
    readonly name: string;
    readonly ingress: readonly string[];
    readonly egress: readonly string[];
  }[];
  /** Services of AWS that are reached inside. */
  readonly endpoints: readonly string[];
}

export interface DescribedRole {
  readonly name: string;
  readonly boundary: string | null;
  readonly trustedBy: readonly string[];
  readonly managedPolicies: readonly string[];
  readonly statements: readonly {
    readonly policy: string;
    readonly sid: string;
    readonly effect: string;
    readonly actions: readonly string[];
    readonly resources: readonly string[];
    /** Operators and keys of conditions, such as `StringEquals aws:sourceaccount`. */
    readonly conditions: readonly string[];
  }[];
}

export interface DescribedAlarm {
  readonly name: string;
  readonly metric: string;
  /** Comparison and threshold. */
  readonly when: string;
  readonly actions: readonly string[];
}
