import { z } from 'zod'
import { addDays, daySchema } from '../kernel/day'
import { type UnitKind, unitKindSchema } from '../ledger/unit'
import { type DiscountItem, type DiscountScheme, type PaymentMethod, paymentMethodSchema } from './scheme'

const ofPaymentMethod = z.strictObject({ code: z.literal('paymentMethod'), methods: z.array(paymentMethodSchema) })
const ofDates = z.strictObject({
  code: z.literal('dates'),
  from: daySchema.nullable(),
  until: daySchema.nullable(),
})
const ofBuilding = z.strictObject({ code: z.literal('building'), buildings: z.array(z.string()) })
const ofType = z.strictObject({ code: z.literal('type'), types: z.array(z.string()) })
const ofKind = z.strictObject({ code: z.literal('kind'), kinds: z.array(unitKindSchema) })
const ofEvidence = z.strictObject({ code: z.literal('evidence'), evidence: z.string() })
/** The contract is to be signed on this day at the latest, or the item falls away. */
const ofSigning = z.strictObject({ code: z.literal('signBy'), day: daySchema })

/** Why an item may be used: a condition it meets, or `always` where it has none. Rules PRC-3, PRC-4. */
export const admissionReasonSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('always') }),
  ofPaymentMethod,
  ofDates,
  ofBuilding,
  ofType,
  ofKind,
  z.strictObject({ code: z.literal('group'), group: z.string() }),
  ofEvidence,
  /** Approved on an application of its own. Rule PRC-7. */
  z.strictObject({ code: z.literal('special'), number: z.string() }),
  ofSigning,
])
export type AdmissionReason = z.infer<typeof admissionReasonSchema>

/** Why an item may not be used: the condition that fails; `group` names the item that was chosen before. Rule PRC-4. */
export const unmetConditionSchema = z.discriminatedUnion('code', [
  ofPaymentMethod,
  ofDates,
  ofBuilding,
  ofType,
  ofKind,
  z.strictObject({ code: z.literal('group'), group: z.string(), item: z.string() }),
  ofEvidence,
  ofSigning,
  /** It takes off by the square metre, and the space has no area. Rule LED-11. */
  z.strictObject({ code: z.literal('area') }),
])
export type UnmetCondition = z.infer<typeof unmetConditionSchema>

/** One item of a scheme before this deal: whether it may be used, whether it is chosen, and every reason. Rule PRC-4. */
export const admissionSchema = z.strictObject({
  itemId: z.string(),
  name: z.string(),
  isAdmitted: z.boolean(),
  isChosen: z.boolean(),
  met: z.array(admissionReasonSchema),
  unmet: z.array(unmetConditionSchema),
})
export type Admission = z.infer<typeof admissionSchema>

/**
 * What the conditions ask about. `day` is the ticket's business day, `today` the one it is judged on (a new ticket's
 * are the same), `evidence` the items it was noted for.
 */
export type AdmissionFacts = {
  paymentMethod: PaymentMethod
  day: string
  today: string
  building: string
  type: string
  kind: UnitKind
  /** 0.01 ㎡; null of a space that has none. */
  area: number | null
  evidence: readonly string[]
}

/**
 * Holds every item of the scheme, in its order, against the facts of the deal. Of a group the first chosen item
 * that meets its own conditions is used and closes the group to the others. Rule PRC-4.
 */
export function admitItems(scheme: DiscountScheme, facts: AdmissionFacts, chosenIds: readonly string[]): Admission[] {
  const holders = findGroupHolders(scheme, facts, chosenIds)
  return scheme.items.map((item) => {
    const { met, unmet } = weighConditions(item, facts)
    weighGroup(item, holders, met, unmet)
    if (met.length === 0 && unmet.length === 0) met.push({ code: 'always' })
    return {
      itemId: item.id,
      name: item.name,
      isAdmitted: unmet.length === 0,
      isChosen: chosenIds.includes(item.id),
      met,
      unmet,
    }
  })
}

/** Group → the item that uses it. */
function findGroupHolders(
  scheme: DiscountScheme,
  facts: AdmissionFacts,
  chosenIds: readonly string[],
): ReadonlyMap<string, DiscountItem> {
  const holders = new Map<string, DiscountItem>()
  for (const item of scheme.items) {
    const { group } = item.conditions
    if (group === undefined || holders.has(group) || !chosenIds.includes(item.id)) continue
    if (weighConditions(item, facts).unmet.length === 0) holders.set(group, item)
  }
  return holders
}

/** Sorts the conditions an item has for itself into those the deal meets and those it does not. */
function weighConditions(item: DiscountItem, facts: AdmissionFacts) {
  const { paymentMethods, from, until, buildings, types, kinds, evidence, signWithinDays } = item.conditions
  const met: AdmissionReason[] = []
  const unmet: UnmetCondition[] = []
  const weigh = (condition: AdmissionReason & UnmetCondition, isMet: boolean) => (isMet ? met : unmet).push(condition)

  if (paymentMethods) {
    weigh({ code: 'paymentMethod', methods: paymentMethods }, paymentMethods.includes(facts.paymentMethod))
  }
  if (from !== undefined || until !== undefined) {
    const isWithin = (from === undefined || from <= facts.day) && (until === undefined || facts.day <= until)
    weigh({ code: 'dates', from: from ?? null, until: until ?? null }, isWithin)
  }
  if (buildings) weigh({ code: 'building', buildings }, buildings.includes(facts.building))
  if (types) weigh({ code: 'type', types }, types.includes(facts.type))
  if (kinds) weigh({ code: 'kind', kinds }, kinds.includes(facts.kind))
  else if (facts.kind !== 'home') unmet.push({ code: 'kind', kinds: ['home'] })
  if (item.discount.kind === 'unitPriceOff' && facts.area === null) unmet.push({ code: 'area' })
  if (evidence !== undefined) weigh({ code: 'evidence', evidence }, facts.evidence.includes(item.id))
  if (signWithinDays !== undefined) {
    const day = addDays(facts.day, signWithinDays)
    weigh({ code: 'signBy', day }, facts.today <= day)
  }
  return { met, unmet }
}

/** Adds the group's word: open to this item, or held by another one. */
function weighGroup(
  item: DiscountItem,
  holders: ReadonlyMap<string, DiscountItem>,
  met: AdmissionReason[],
  unmet: UnmetCondition[],
): void {
  const { group } = item.conditions
  if (group === undefined) return
  const holder = holders.get(group)
  if (holder && holder.id !== item.id) unmet.push({ code: 'group', group, item: holder.name })
  else met.push({ code: 'group', group })
}
