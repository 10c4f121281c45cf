import type { CheckGroup } from '../examination/check'
import { gateChecks } from '../gate/gate-checks'
import { attachmentChecks } from './attachments/attachment-checks'
import { customersChecks } from './customers/customers-checks'
import { ledgerChecks } from './ledger/ledger-checks'
import { openingChecks } from './opening/opening-checks'
import { pricingChecks } from './pricing/pricing-checks'
import { projectChecks } from './project/project-checks'
import { receiptsChecks } from './receipts/receipts-checks'
import { staffChecks } from './staff/staff-checks'
import { subscriptionChecks } from './subscription/subscription-checks'

/** What each room has to say of data at rest, for `npm run doctor`. A new room adds its own. */
export const checks: readonly CheckGroup[] = [
  { title: '操作记录、计数、登录', checks: gateChecks },
  { title: '人员', checks: staffChecks },
  { title: '项目、预售证、设置', checks: projectChecks },
  { title: '开盘准备、试运行', checks: openingChecks },
  { title: '价格、优惠方案', checks: pricingChecks },
  { title: '客户', checks: customersChecks },
  { title: '销控、房号单、特批', checks: ledgerChecks },
  { title: '认购、合同', checks: subscriptionChecks },
  { title: '收款', checks: receiptsChecks },
  { title: '附件', checks: attachmentChecks },
]
