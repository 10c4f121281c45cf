import type { Subscription } from '../../../../shared/subscription/contract'
import type { GateItem, GateItemName } from '../../../../shared/subscription/gate-item'
import type { FormDraft } from './form-draft'

/** What every panel of an item is given. */
export type ItemProps = {
  projectId: string
  deal: Subscription
  item: GateItem
  /** The form as it was left half written, while another item is looked at. */
  kept: { current: FormDraft | null }
  /** Goes to another item. */
  onGo: (name: GateItemName) => void
}
