import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";

/** An AWS service that acts on behalf of this account, for named resources. */
interface ActingService {
  readonly service: pulumi.Input<string>;
  readonly sourceArns: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * Checks at construction what is plain of services that a resource policy lets in: a service that is none, or no
 * resource for which it acts, would let in everybody or nobody.
 *
 * @throws ArgumentError naming the service by its place, `senders[1].sourceArns`
 */
export function checkServices(
  component: string,
  argument: string,
  services: pulumi.Input<pulumi.Input<ActingService>[]> = [],
): void {
  if (!Array.isArray(services)) return;
  services.forEach((acting: pulumi.Input<ActingService>, index) => {
    if (pulumi.Output.isInstance(acting) || acting instanceof Promise) return;
    const { service, sourceArns } = acting;
    const place = `${argument}[${index}]`;
    if (typeof service === "string" && !/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(service)) {
      throw new ArgumentError(component, `${place}.service`, service, 'give a principal such as "s3.amazonaws.com"');
    }
    if (!Array.isArray(sourceArns)) return;
    if (sourceArns.length === 0) {
      const fix = "name the resources for which the service acts: without one it could act for anybody's";
      throw new ArgumentError(component, `${place}.sourceArns`, sourceArns, fix);
    }
    sourceArns.forEach((arn, at) => {
      if (typeof arn !== "string" || /^arn:[a-z-]+:[a-z0-9-]+:/.test(arn)) return;
      const fix = 'give an ARN up to its service at least, such as "arn:aws:s3:::orders-*"';
      throw new ArgumentError(component, `${place}.sourceArns[${at}]`, arn, fix);
    });
  });
}
