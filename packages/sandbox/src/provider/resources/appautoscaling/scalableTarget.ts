/** What names a scalable target. */
export interface ScalableTargetName {
  readonly serviceNamespace: string;
  readonly resourceId: string;
  readonly scalableDimension: string;
}

/**
 * Reads the official provider's import form, `<namespace>/<resource id>/<dimension>`, where a resource id holds slashes:
 * `ecs/service/cluster/name/ecs:service:DesiredCount`. A policy's form has its name behind it.
 */
export const scalableTargetOf = (importId: string): ScalableTargetName | undefined => {
  const [serviceNamespace, ...rest] = importId.split("/");
  const scalableDimension = rest.pop();
  if (serviceNamespace === undefined || scalableDimension === undefined || rest.length === 0) return undefined;
  return { serviceNamespace, resourceId: rest.join("/"), scalableDimension };
};
