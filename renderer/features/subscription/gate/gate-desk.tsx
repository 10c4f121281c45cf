import { useEffect, useRef, useState } from 'react'
import type { Subscription } from '../../../../shared/subscription/contract'
import { type GateItemName, isMet, missingFirst } from '../../../../shared/subscription/gate-item'
import { DepositFoot } from '../deal/deposit-foot'
import type { FormDraft } from './form-draft'
import styles from './gate.module.css'
import { GateList } from './gate-list'
import { GatePanel } from './gate-panel'

/** 定金放行: what is missing first, and the chosen item with its action beside the list. Rule SUB-1. */
export function GateDesk({ projectId, deal }: { projectId: string; deal: Subscription }) {
  const items = missingFirst(deal.gate)
  const [chosen, setChosen] = useState<GateItemName>(() => firstOf(deal))
  const kept = useRef<FormDraft | null>(null)
  const item = items.find(({ name }) => name === chosen) ?? items[0]
  const isDone = item !== undefined && isMet(item)
  const before = useRef({ name: chosen, isDone })
  const next = firstOf(deal)
  useEffect(() => {
    // Done under the hand: the next one lies there. What others do elsewhere moves nothing.
    if (before.current.name === chosen && !before.current.isDone && isDone) setChosen(next)
    before.current = { name: chosen, isDone }
  }, [chosen, isDone, next])
  return (
    <div className={styles.desk}>
      <GateList
        items={items}
        chosen={item?.name ?? chosen}
        onChoose={setChosen}
        foot={<DepositFoot projectId={projectId} deal={deal} />}
      />
      {item && <GatePanel key={item.name} projectId={projectId} deal={deal} item={item} kept={kept} onGo={setChosen} />}
    </div>
  )
}

/** A reviewer stands before what they were asked for, everyone else before what is missing first. Rules PRC-6, SUB-1. */
function firstOf({ gate, asksReview }: Subscription): GateItemName {
  if (asksReview === 'type') return 'check'
  if (asksReview === 'sign') return 'review'
  return missingFirst(gate)[0]?.name ?? 'ticket'
}
