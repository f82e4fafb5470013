import { ADDRESS_FLOODS } from "./attacks/address-floods";
import { CONNECTION_FLOODS } from "./attacks/connection-floods";
import { CROSS_SITE } from "./attacks/cross-site";
import { GUESSING } from "./attacks/guessing";
import { GUESSING_CODES } from "./attacks/guessing-codes";
import { MALFORMED_INPUT } from "./attacks/malformed-input";
import { MEMORY } from "./attacks/memory";
import { TOKENS } from "./attacks/tokens";
import type { Case } from "./case";
import { APP_KILLED } from "./faults/app-killed";
import { BEHIND_NGINX } from "./faults/behind-nginx";
import { CLIENTS_CUT } from "./faults/clients-cut";
import { FULL_DISKS } from "./faults/full-disk";
import { GROUP_STARTS } from "./faults/group-start";
import { HERDS } from "./faults/herd";
import { LOCKED_TABLE } from "./faults/locked-table";
import { OTHER_NODES } from "./faults/other-nodes";
import { POSTGRES_FAULTS } from "./faults/postgres-faults";
import { REDIS_FAULTS } from "./faults/redis-faults";
import { REPLICA_FAULTS } from "./faults/replica-faults";
import { REPLICA_LAG } from "./faults/replica-lag";
import { STARTS_ON_FULL_DISK } from "./faults/start-on-full-disk";
import { STOPPED_HOLDER } from "./faults/stopped-holder";
import { TWO_PROCESSES_CUT } from "./faults/two-processes";
import { UNUSUAL_CONNECTIONS } from "./faults/unusual-connections";

/** All faults and attacks, in the order in which they run. */
export const CASES: Case[] = [
  ...APP_KILLED,
  CLIENTS_CUT,
  ...HERDS,
  ...POSTGRES_FAULTS,
  TWO_PROCESSES_CUT,
  ...REDIS_FAULTS,
  REPLICA_LAG,
  REPLICA_FAULTS,
  ...GROUP_STARTS,
  BEHIND_NGINX,
  UNUSUAL_CONNECTIONS,
  OTHER_NODES,
  STOPPED_HOLDER,
  LOCKED_TABLE,
  ...FULL_DISKS,
  STARTS_ON_FULL_DISK,
  MALFORMED_INPUT,
  CROSS_SITE,
  GUESSING,
  GUESSING_CODES,
  TOKENS,
  ...CONNECTION_FLOODS,
  ...ADDRESS_FLOODS,
  MEMORY,
];
