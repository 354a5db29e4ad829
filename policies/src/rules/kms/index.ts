import type { Rule } from "../../engine/Rule.js";
import { IamNoKmsDecryptStar } from "./IamNoKmsDecryptStar.js";
import { KmsDeletionWindow } from "./KmsDeletionWindow.js";
import { KmsGrantNarrow } from "./KmsGrantNarrow.js";
import { KmsGrantsForServicesOnly } from "./KmsGrantsForServicesOnly.js";
import { KmsKeyPerFunction } from "./KmsKeyPerFunction.js";
import { KmsKeyPolicyNamesActions } from "./KmsKeyPolicyNamesActions.js";
import { KmsKeyPolicyNamesPrincipals } from "./KmsKeyPolicyNamesPrincipals.js";
import { KmsKeyPolicyOneAccount } from "./KmsKeyPolicyOneAccount.js";
import { KmsKeyRotated } from "./KmsKeyRotated.js";
import { KmsKeySingleRegion } from "./KmsKeySingleRegion.js";
import { KmsLockoutChecked } from "./KmsLockoutChecked.js";
import { KmsServiceUseScoped } from "./KmsServiceUseScoped.js";
import { KmsUseBoundToData } from "./KmsUseBoundToData.js";
import { KmsUseThroughService } from "./KmsUseThroughService.js";

export const kmsRules: readonly Rule[] = [
  IamNoKmsDecryptStar,
  KmsDeletionWindow,
  KmsGrantNarrow,
  KmsGrantsForServicesOnly,
  KmsKeyPerFunction,
  KmsKeyPolicyNamesActions,
  KmsKeyPolicyNamesPrincipals,
  KmsKeyPolicyOneAccount,
  KmsKeyRotated,
  KmsKeySingleRegion,
  KmsLockoutChecked,
  KmsServiceUseScoped,
  KmsUseBoundToData,
  KmsUseThroughService,
];
