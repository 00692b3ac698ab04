import type { Rule } from './fault';
import { abstractGenerator } from './rules/abstract-generator';
import { everybodyAdministrator } from './rules/everybody-administrator';
import { externalUsers } from './rules/external-users';
import { fakeCache } from './rules/fake-cache';
import { installDevelopment } from './rules/install-development';
import { knownAdminPassword } from './rules/known-admin-password';
import { knownSecret } from './rules/known-secret';
import { loginByEmail } from './rules/login-by-email';
import { lostName } from './rules/lost-name';
import { moduleName } from './rules/module-name';
import { noTests } from './rules/no-tests';
import { openAdminData } from './rules/open-admin-data';
import { responseHeaders } from './rules/response-headers';
import { shadowedModule } from './rules/shadowed-module';
import { syncWithoutTools } from './rules/sync-without-tools';
import { tableTwice } from './rules/table-twice';
import { tortoiseContext } from './rules/tortoise-context';
import { uncommittedSession } from './rules/uncommitted-session';
import { unformatted } from './rules/unformatted';
import { unusedRefreshToken } from './rules/unused-refresh-token';

/** All rules, in the order in which their faults are told: what keeps the app from starting and serving, then what is unsafe, then the rest. */
export const rules: readonly Rule[] = [
  moduleName,
  lostName,
  tableTwice,
  shadowedModule,
  responseHeaders,
  tortoiseContext,
  uncommittedSession,
  fakeCache,
  openAdminData,
  knownAdminPassword,
  everybodyAdministrator,
  knownSecret,
  loginByEmail,
  externalUsers,
  unusedRefreshToken,
  installDevelopment,
  syncWithoutTools,
  noTests,
  unformatted,
  abstractGenerator,
];
