import { CheckPanel } from '../check/check-panel'
import { ReviewPanel } from '../check/review-panel'
import { ContractTextPanel } from './contract-text-panel'
import { FormPanel } from './form-panel'
import type { ItemProps } from './item-props'
import { PaperPanel } from './paper-panel'
import { AccountPanel, PermitPanel, PricePanel, SpecialPanel, TicketPanel } from './standing-panels'

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
