import type { Refusal } from '../../shared/kernel/refusal'
import type { TicketState } from '../../shared/ledger/ticket'
import type { SubscriptionEvent, SubscriptionState } from '../../shared/subscription/subscription'
import type { Changes } from '../gate/changes'
import type { Actor } from '../gate/context'
import type { Reader } from '../gate/unit-of-work'

type Asking = { db: Reader; actor: Actor; now: number }
type NotThere = Refusal<'NOT_FOUND', { what: string }> | Refusal<'TOTALS_WITHHELD', { number: string }>
type Closed =
  | Refusal<'ATTACHMENT_CLOSED', { state: TicketState }>
  | Refusal<'SUBSCRIPTION_STATE', { number: string; event: SubscriptionEvent; state: SubscriptionState }>

/** Whose attachments a person may see and add to: said by the room that the thing is in. Rule SEC-1. */
export type ThingRule = {
  /** Null where the person may see what belongs to it. */
  mayRead(asking: Asking, projectId: string, id: string): Promise<NotThere | null>
  /** What the pages are told of one more, or why there can be none. */
  mayAdd(asking: Asking, projectId: string, id: string): Promise<{ changes: Changes } | NotThere | Closed>
}
