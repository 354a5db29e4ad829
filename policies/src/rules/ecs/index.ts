import type { Rule } from "../../engine/Rule.js";
import { ClusterObserved } from "./ClusterObserved.js";
import { ContainerCapabilitiesDropped } from "./ContainerCapabilitiesDropped.js";
import { ContainerLimited } from "./ContainerLimited.js";
import { ContainerLogged } from "./ContainerLogged.js";
import { ContainerNonRoot } from "./ContainerNonRoot.js";
import { ContainerNotPrivileged } from "./ContainerNotPrivileged.js";
import { ContainerRootReadOnly } from "./ContainerRootReadOnly.js";
import { EcsExecOff } from "./EcsExecOff.js";
import { EcsRolesDistinct } from "./EcsRolesDistinct.js";
import { FargateOnly } from "./FargateOnly.js";
import { FargatePlatformLatest } from "./FargatePlatformLatest.js";
import { ImageByDigest } from "./ImageByDigest.js";
import { ImageFromApprovedRegistry } from "./ImageFromApprovedRegistry.js";
import { NoPortMappings } from "./NoPortMappings.js";
import { ServiceHealthChecked } from "./ServiceHealthChecked.js";
import { ServiceRollsBack } from "./ServiceRollsBack.js";
import { TaskStateless } from "./TaskStateless.js";
import { TasksTagged } from "./TasksTagged.js";

export const ecsRules: readonly Rule[] = [
  ClusterObserved,
  ContainerCapabilitiesDropped,
  ContainerLimited,
  ContainerLogged,
  ContainerNonRoot,
  ContainerNotPrivileged,
  ContainerRootReadOnly,
  EcsExecOff,
  EcsRolesDistinct,
  FargateOnly,
  FargatePlatformLatest,
  ImageByDigest,
  ImageFromApprovedRegistry,
  NoPortMappings,
  ServiceHealthChecked,
  ServiceRollsBack,
  TaskStateless,
  TasksTagged,
];
