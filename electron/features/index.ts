import type { Contract } from '../../shared/contract'
import type { CheckGroup } from '../examination/check'
import { gateChecks } from '../gate/gate-checks'
import type { HandlersOf } from '../gate/handlers'
import { customersHandlers } from './customers/customer-calls'
import { customersChecks } from './customers/customers-checks'
import { ledgerHandlers } from './ledger/ledger'
import { ledgerChecks } from './ledger/ledger-checks'
import { pricingHandlers } from './pricing/pricing-calls'
import { pricingChecks } from './pricing/pricing-checks'
import { projectHandlers } from './project/project'
import { projectChecks } from './project/project-checks'
import { staffHandlers } from './staff/staff'
import { staffChecks } from './staff/staff-checks'

/** Every handler of the contract. A new room adds one line here. */
export const handlers: HandlersOf<Contract> = {
  staff: staffHandlers,
  project: projectHandlers,
  customers: customersHandlers,
  ledger: ledgerHandlers,
  pricing: pricingHandlers,
}

/** What each room has to say of data at rest, for `npm run doctor`. A new room adds one line here, too. */
export const checks: readonly CheckGroup[] = [
  { title: '操作记录、计数、登录', checks: gateChecks },
  { title: '人员', checks: staffChecks },
  { title: '项目、预售证、设置', checks: projectChecks },
  { title: '价格、优惠方案', checks: pricingChecks },
  { title: '客户', checks: customersChecks },
  { title: '销控、房号单、特批', checks: ledgerChecks },
]
