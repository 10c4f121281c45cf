import type { Check } from '../../examination/check'
import { claimChecks } from './claim-checks'
import { specialChecks } from './special-checks'
import { ticketChecks } from './ticket-checks'
import { ticketLineChecks } from './ticket-line-checks'
import { unitChecks } from './unit-checks'

/** 销控, 房源, 房号管理单, 特批优惠: what must be true of them at any time. */
export const ledgerChecks: readonly Check[] = [
  ...claimChecks,
  ...unitChecks,
  ...ticketChecks,
  ...ticketLineChecks,
  ...specialChecks,
]
