import type { Subscription } from '../../../../shared/subscription/contract'
import type { GateItem, GateItemName } from '../../../../shared/subscription/gate-item'

/** What every panel of an item is given. */
export type ItemProps = {
  projectId: string
  deal: Subscription
  item: GateItem
  /** Goes to another item. */
  onGo: (name: GateItemName) => void
}
