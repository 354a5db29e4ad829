import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  paginateListClusters,
  paginateListServices,
  paginateListTasks,
  type Service,
  type Task,
} from "@aws-sdk/client-ecs";

/** The desired state of one region, as the ECS records say. */
export interface RegionWork {
  readonly region: string;
  /** Active services. */
  readonly services: readonly Service[];
  /** Tasks that should run, and of the tasks asked for by ARN also those that should not. */
  readonly tasks: readonly Task[];
}

/**
 * Reads the services and tasks of all clusters of a region.
 *
 * @param known ARNs of the region's tasks that have a process: those are read whatever their desired state
 */
export async function readWork(client: ECSClient, region: string, known: readonly string[]): Promise<RegionWork> {
  const services: Service[] = [];
  const tasks = new Map<string, Task>();
  for (const cluster of await collect(paginateListClusters({ client }, {}), (page) => page.clusterArns)) {
    const serviceArns = await collect(paginateListServices({ client }, { cluster }), (page) => page.serviceArns);
    for (const names of chunks(serviceArns, 10)) {
      const described = await client.send(new DescribeServicesCommand({ cluster, services: names }));
      services.push(...(described.services ?? []));
    }
    const wanted = await collect(paginateListTasks({ client }, { cluster }), (page) => page.taskArns);
    const prefix = `${cluster.replace(":cluster/", ":task/")}/`;
    const asked = new Set([...wanted, ...known.filter((arn) => arn.startsWith(prefix))]);
    for (const arns of chunks([...asked], 100)) {
      const described = await client.send(new DescribeTasksCommand({ cluster, tasks: arns }));
      for (const task of described.tasks ?? []) if (task.taskArn) tasks.set(task.taskArn, task);
    }
  }
  return { region, services: services.filter((service) => service.status === "ACTIVE"), tasks: [...tasks.values()] };
}

async function collect<Page>(
  pages: AsyncIterable<Page>,
  items: (page: Page) => readonly string[] | undefined,
): Promise<string[]> {
  const found: string[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
