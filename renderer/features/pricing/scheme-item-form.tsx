import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Checkbox, DatePicker, Form, Input, InputNumber, Segmented, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { unitKindSchema } from '../../../shared/ledger/unit'
import { paymentMethodSchema } from '../../../shared/pricing/scheme'
import { orpc } from '../../api/client'
import { useSession } from '../../api/session'
import { moveOnEnter } from './move-on-enter'
import type { DraftProblem, ItemDraft, ItemField } from './scheme-draft'
import styles from './scheme-item-form.module.css'

const KINDS = ['percent', 'amountOff', 'unitPriceOff'] as const
const LONGEST_SIGNING = 365

/** One item: what it takes off, and every condition under which it may. Rules PRC-1, PRC-4. */
export function SchemeItemForm({
  item,
  items,
  problems,
  isFixed,
  onChange,
}: {
  item: ItemDraft
  items: readonly ItemDraft[]
  problems: readonly DraftProblem[]
  isFixed: boolean
  onChange: (change: Partial<ItemDraft>) => void
}) {
  const { t } = useTranslation(['pricing', 'common'])
  const form = useRef<HTMLDivElement>(null)
  const places = usePlaces()
  const isWrong = (field: ItemField) => problems.some((problem) => problem.field === field)
  const said = (field: ItemField, words: string) =>
    isWrong(field) ? ({ validateStatus: 'error', help: words } as const) : {}
  const groups = [...new Set(items.map(({ group }) => group.trim()).filter((group) => group !== ''))]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter leads from one field to the next.
    <div ref={form} onKeyDown={(event) => moveOnEnter(event, form.current)}>
      <Form layout="vertical" requiredMark={false} disabled={isFixed} className={styles.form}>
        <div className={styles.figures}>
          <Form.Item label={t('item.name')} htmlFor="item-name" {...said('name', t('problem.name'))}>
            <Input
              id="item-name"
              autoFocus={item.name === '' && !isFixed}
              value={item.name}
              maxLength={40}
              autoComplete="off"
              placeholder={t('item.nameHint')}
              onChange={({ target }) => onChange({ name: target.value })}
            />
          </Form.Item>
          <Form.Item
            label={t('item.figure')}
            htmlFor="item-figure"
            {...said('figure', t(`problem.figure.${item.kind}`))}
          >
            <Input
              id="item-figure"
              value={item.figure}
              inputMode="decimal"
              maxLength={14}
              autoComplete="off"
              suffix={t(`item.unit.${item.kind}`)}
              placeholder={t(`item.figureHint.${item.kind}`)}
              onChange={({ target }) => onChange({ figure: target.value })}
            />
          </Form.Item>
        </div>
        <Form.Item label={t('item.kind')}>
          <Segmented
            block
            aria-label={t('item.kind')}
            value={item.kind}
            onChange={(kind) => onChange({ kind })}
            options={KINDS.map((value) => ({ value, label: t(`item.kinds.${value}`) }))}
          />
        </Form.Item>
        <h3 className={styles.part}>
          {t('conditions.title')}
          <small>{t('conditions.hint')}</small>
        </h3>
        <Form.Item label={t('conditions.paymentMethods')}>
          <Checkbox.Group
            value={item.paymentMethods}
            onChange={(paymentMethods) => onChange({ paymentMethods })}
            options={paymentMethodSchema.options.map((value) => ({ value, label: t(`common:paymentMethod.${value}`) }))}
          />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item
            label={t('conditions.signWithinDays')}
            htmlFor="item-sign"
            {...said('signWithinDays', t('problem.days'))}
          >
            <InputNumber
              id="item-sign"
              className={styles.wide}
              value={item.signWithinDays}
              min={1}
              max={LONGEST_SIGNING}
              precision={0}
              suffix={t('conditions.days')}
              placeholder={t('conditions.unlimited')}
              onChange={(signWithinDays) => onChange({ signWithinDays })}
            />
          </Form.Item>
          <Form.Item label={t('conditions.evidence')} htmlFor="item-evidence" {...said('evidence', t('problem.text'))}>
            <Input
              id="item-evidence"
              value={item.evidence}
              maxLength={80}
              autoComplete="off"
              placeholder={t('conditions.evidenceHint')}
              onChange={({ target }) => onChange({ evidence: target.value })}
            />
          </Form.Item>
        </div>
        <Form.Item label={t('conditions.dates')} {...said('until', t('problem.dates'))}>
          <div className={styles.pair}>
            <DatePicker
              className={styles.wide}
              aria-label={t('conditions.from')}
              placeholder={t('conditions.from')}
              value={dayIn(item.from)}
              onChange={(day) => onChange({ from: dayOut(day) })}
            />
            <DatePicker
              className={styles.wide}
              aria-label={t('conditions.until')}
              placeholder={t('conditions.until')}
              value={dayIn(item.until)}
              onChange={(day) => onChange({ until: dayOut(day) })}
            />
          </div>
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item
            label={t('conditions.buildings')}
            htmlFor="item-buildings"
            {...said('buildings', t('problem.text'))}
          >
            <Select
              id="item-buildings"
              mode="tags"
              value={item.buildings}
              placeholder={t('conditions.unlimited')}
              onChange={(buildings) => onChange({ buildings })}
              options={places.buildings.map((value) => ({ value, label: value }))}
            />
          </Form.Item>
          <Form.Item label={t('conditions.types')} htmlFor="item-types" {...said('types', t('problem.text'))}>
            <Select
              id="item-types"
              mode="tags"
              value={item.types}
              placeholder={t('conditions.unlimited')}
              onChange={(types) => onChange({ types })}
              options={places.types.map((value) => ({ value, label: value }))}
            />
          </Form.Item>
        </div>
        <div className={styles.pair}>
          <Form.Item label={t('conditions.kinds')} {...said('kinds', t('problem.kinds'))}>
            <Checkbox.Group
              value={item.kinds}
              onChange={(kinds) => onChange({ kinds })}
              options={unitKindSchema.options.map((value) => ({ value, label: t(`common:unitKind.${value}`) }))}
            />
          </Form.Item>
          <Form.Item label={t('conditions.group')} htmlFor="item-group" {...said('group', t('problem.text'))}>
            <AutoComplete
              id="item-group"
              value={item.group}
              placeholder={t('conditions.groupHint')}
              onChange={(group: string | null) => onChange({ group: group ?? '' })}
              options={groups.map((value) => ({ value }))}
            />
          </Form.Item>
        </div>
      </Form>
    </div>
  )
}

/** The buildings and types the project really has, to choose from. */
function usePlaces() {
  const { project } = useSession()
  const board = useQuery(
    orpc.ledger.board.queryOptions({ input: { projectId: project.id }, staleTime: Number.POSITIVE_INFINITY }),
  )
  return {
    buildings: board.data?.buildings.map(({ name }) => name) ?? [],
    types: [...new Set(board.data?.units.type ?? [])].filter((type) => type !== '').sort(),
  }
}

function dayIn(day: string | null): Dayjs | null {
  return day === null ? null : dayjs(day)
}

function dayOut(day: Dayjs | Dayjs[] | null): string | null {
  return dayjs.isDayjs(day) ? day.format('YYYY-MM-DD') : null
}
