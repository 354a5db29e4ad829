import type { Conditions } from "../PolicyDocument.js";

/** Resources that a deployer may manage, and what holds it to those of its stack. */
export interface DeployScope {
  /** IAM namespace of the actions. */
  readonly service: string;
  /**
   * ARNs after `arn:<partition>:`. `{here}` stands for region and account, `{account}` for the account, `{name}` for
   * each of the stack's name prefixes and anything after it, `{words}` likewise with underscores for hyphens. `*` alone:
   * the actions are listed in `unscopedActions`.
   */
  readonly resources: readonly string[];
  /**
   * Where names say nothing (AWS makes the ids): "own" are resources that carry the tag `sallyport:component` of one of
   * the stack's components, "new" are resources that get it with the call that makes them.
   */
  readonly tagged?: "own" | "new";
  /** More that a call must say. `{name}` as above. */
  readonly condition?: Conditions;
  /** Of services without regions: calls are not held to the deployer's. */
  readonly global?: true;
}
