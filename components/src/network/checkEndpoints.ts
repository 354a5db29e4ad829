import { endpointServices } from "@sallyport/intents";
import { ArgumentError } from "../errors/ArgumentError.js";

interface Endpoints {
  readonly gatewayEndpoints?: readonly string[];
  readonly interfaceEndpoints?: readonly string[];
}

/**
 * Checks the services of a network's endpoints.
 *
 * @throws ArgumentError for one that has no gateway endpoint, whose endpoint policy is not known, or is named twice
 */
export function checkEndpoints(component: string, { gatewayEndpoints = [], interfaceEndpoints = [] }: Endpoints): void {
  const check = (argument: string, services: readonly string[], known: readonly string[], fix: string) => {
    services.forEach((service, index) => {
      if (!known.includes(service)) throw new ArgumentError(component, `${argument}[${index}]`, service, fix);
      if (services.indexOf(service) !== index) {
        throw new ArgumentError(component, `${argument}[${index}]`, service, "name each service once");
      }
    });
  };
  const gateways = ["s3", "dynamodb"];
  check("gatewayEndpoints", gatewayEndpoints, gateways, 'only "s3" and "dynamodb" have gateway endpoints');
  const names = Object.keys(endpointServices);
  const fix = `give a short name of ${names.join(", ")}; for another service add an endpoint of your own to the network`;
  check("interfaceEndpoints", interfaceEndpoints, names, fix);
}
