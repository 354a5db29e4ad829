import { ArgumentError } from "../errors/ArgumentError.js";

interface Endpoints {
  readonly gatewayEndpoints?: readonly string[];
  readonly interfaceEndpoints?: readonly string[];
}

/**
 * Checks the services of a network's endpoints.
 *
 * @throws ArgumentError for one that has no gateway endpoint, is no short name, or is named twice
 */
export function checkEndpoints(component: string, { gatewayEndpoints = [], interfaceEndpoints = [] }: Endpoints): void {
  const check = (argument: string, services: readonly string[], allowed: RegExp, fix: string) => {
    services.forEach((service, index) => {
      if (!allowed.test(service)) throw new ArgumentError(component, `${argument}[${index}]`, service, fix);
      if (services.indexOf(service) !== index) {
        throw new ArgumentError(component, `${argument}[${index}]`, service, "name each service once");
      }
    });
  };
  check("gatewayEndpoints", gatewayEndpoints, /^(s3|dynamodb)$/, 'only "s3" and "dynamodb" have gateway endpoints');
  const short = 'give the service\'s short name, such as "sqs" or "ecr.api"';
  check("interfaceEndpoints", interfaceEndpoints, /^(?!com\.)[a-z0-9-]+(\.[a-z0-9-]+)*$/, short);
}
