import { unknownCheckingProxy } from "@pulumi/policy";

/** Properties as a preview has them, of which reading a value that is only known after the deployment throws, as rules expect (`judge`). */
export function throwingOnUnknown<Props extends object>(props: Props): Props {
  return unknownCheckingProxy(props) as Props;
}
