import type { Subscription } from '../../../../shared/subscription/contract'
import type { GateItem, GateItemName } from '../../../../shared/subscription/gate-item'
import { CheckPanel } from '../check/check-panel'
import { ReviewPanel } from '../check/review-panel'
import { ContractTextPanel } from './contract-text-panel'
import { FormPanel } from './form-panel'
import { PaperPanel } from './paper-panel'
import { AccountPanel, PermitPanel, PricePanel, SpecialPanel, TicketPanel } from './standing-panels'

/** What every panel of an item is given. */
export type ItemProps = {
  projectId: string
  deal: Subscription
  item: GateItem
  /** Goes to another item. */
  onGo: (name: GateItemName) => void
}

/** The chosen item of the gate with its action. Rule SUB-1. */
export function GatePanel(props: ItemProps) {
  switch (props.item.name) {
    case 'ticket':
      return <TicketPanel {...props} />
    case 'price':
      return <PricePanel {...props} />
    case 'special':
      return <SpecialPanel {...props} />
    case 'permit':
      return <PermitPanel {...props} />
    case 'account':
      return <AccountPanel {...props} />
    case 'form':
    case 'deposit':
      return <FormPanel {...props} />
    case 'notice':
      return <PaperPanel {...props} kind="notice" />
    case 'plan':
      return <PaperPanel {...props} kind="plan" />
    case 'check':
      return <CheckPanel {...props} />
    case 'review':
      return <ReviewPanel {...props} />
    case 'contractText':
      return <ContractTextPanel {...props} />
  }
}
