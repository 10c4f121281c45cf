import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayArea } from '../../../../shared/kernel/area'
import { formatWholeYuan, formatYuan } from '../../../../shared/kernel/money'
import type { Discount } from '../../../../shared/pricing/scheme'
import type { ReviewLine } from '../../../../shared/subscription/contract'
import type { ShownCheck } from '../../../../shared/subscription/second-check'
import { KeyHint } from '../../../components/key-hint'
import { wordDiscount } from '../../../components/price-words'
import { RefusalNotice } from '../../../components/refusal'
import { wordConditions, wordRounding } from '../../../components/scheme-words'
import { YuanField } from '../../../components/yuan-field'
import { deals, useDealOrder, withoutVersion } from '../deal-orders'
import styles from '../gate/gate.module.css'
import { ItemFrame } from '../gate/item-frame'
import type { ItemProps } from '../gate/item-props'

type Chosen = Readonly<Record<string, readonly string[]>>

/** 复核录入: the discounts chosen again by their evidence, and a total worked out by hand; none is shown. Rule PRC-6. */
export function CheckReview({ deal, item, check }: ItemProps & { check: ShownCheck }) {
  const { t } = useTranslation(['gate', 'common'])
  const [chosen, setChosen] = useState<Chosen>({})
  const [total, setTotal] = useState<number | null>(null)
  const lines = deal.reviewing?.lines ?? []
  const type = useDealOrder(deal, (at, typed: number) =>
    deals.typeReview({
      ...withoutVersion(at),
      checkId: check.id,
      lines: lines.map(({ unitId }) => ({ unitId, chosen: [...(chosen[unitId] ?? [])] })),
      total: typed,
    }),
  )
  return (
    <ItemFrame
      item={item}
      hidesLacks
      note={t('review.note')}
      unit={t(`common:paymentMethod.${deal.paymentMethod}`)}
      next={{ title: t('review.type'), detail: t('check.onceOnly') }}
      foot={
        <>
          <label htmlFor="review-total">{t('review.total')}</label>
          <span className={styles.totalField}>
            <YuanField id="review-total" label={t('review.total')} fen={null} onChange={setTotal} />
          </span>
          <Button
            id="deal-act"
            type="primary"
            disabled={!total}
            loading={type.isPending}
            onClick={() => total && type.give(total)}
          >
            {t('check.typeButton')}
            <KeyHint keys="Ctrl Enter" />
          </Button>
        </>
      }
    >
      <RefusalNotice error={type.error} />
      {lines.map((line) => (
        <ReviewedUnit
          key={line.unitId}
          line={line}
          chosen={chosen[line.unitId] ?? []}
          onChange={(items) => setChosen({ ...chosen, [line.unitId]: items })}
        />
      ))}
    </ItemFrame>
  )
}

function ReviewedUnit({
  line,
  chosen,
  onChange,
}: {
  line: ReviewLine
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}) {
  const { t } = useTranslation(['gate', 'common'])
  const { t: tScheme } = useTranslation(['project', 'common'])
  const { unit, kind, area, list, scheme, special } = line
  const toggle = (id: string, isOn: boolean) => onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <section className={styles.reviewed} aria-label={unit}>
      <header>
        <b>{unit}</b>
        {kind !== 'home' && <span>{t(`common:unitKind.${kind}`)}</span>}
        <span>{t('review.area', { area: sayArea(area, '–') })}</span>
        <span>
          {list.by === 'unitPrice'
            ? t('review.unitPrice', { price: formatYuan(list.unitPrice) })
            : t('review.listTotal', { price: formatWholeYuan(list.total) })}
        </span>
        <small>
          {tScheme(`scheme.mode.${scheme.mode}`)} · {wordRounding(tScheme, scheme.roundTo)}
        </small>
      </header>
      <ul>
        {scheme.items.map(({ id, name, discount, conditions }) => (
          <ReviewedItem
            key={id}
            name={name}
            discount={discount}
            words={wordConditions(tScheme, conditions).join(t('review.and'))}
            isChosen={chosen.includes(id)}
            onChange={(isOn) => toggle(id, isOn)}
          />
        ))}
        {special && (
          <ReviewedItem
            name={t('review.special', { number: special.number })}
            discount={special.discount}
            words={t('review.specialLast')}
            isChosen={chosen.includes(special.id)}
            onChange={(isOn) => toggle(special.id, isOn)}
          />
        )}
      </ul>
    </section>
  )
}

function ReviewedItem({
  name,
  discount,
  words,
  isChosen,
  onChange,
}: {
  name: string
  discount: Discount
  words: string
  isChosen: boolean
  onChange: (isOn: boolean) => void
}) {
  const { t } = useTranslation(['board', 'common'])
  return (
    <li>
      <Checkbox checked={isChosen} onChange={({ target }) => onChange(target.checked)}>
        <b>{name}</b>
        <small>{words}</small>
      </Checkbox>
      <strong>{wordDiscount(t, discount)}</strong>
    </li>
  )
}
