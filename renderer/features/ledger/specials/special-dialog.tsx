import { useQuery } from '@tanstack/react-query'
import { Form, Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '../../../../shared/kernel/day'
import { formatWholeYuan, parseYuan } from '../../../../shared/kernel/money'
import { formatPercent, parseFold } from '../../../../shared/kernel/rate'
import { isRefusal } from '../../../../shared/kernel/refusal'
import { specialReasonSchema } from '../../../../shared/ledger/special-contract'
import { formatCut, formatExact } from '../../../../shared/pricing/exact'
import type { PriceBreakdown } from '../../../../shared/pricing/price'
import {
  roleNeeded,
  type Special,
  type SpecialDiscount,
  shareInPercent,
  specialDiscountSchema,
} from '../../../../shared/pricing/special'
import { DEFAULT_SETTINGS, type Settings, specialLimitsOf, specialUntil } from '../../../../shared/project/settings'
import { orpc } from '../../../api/client'
import { useNow } from '../../../api/clock'
import { accept } from '../../../components/form-rule'
import { RefusalNotice } from '../../../components/refusal'
import styles from './special.module.css'

type Kind = SpecialDiscount['kind']
type Asked = { amount: string; reason: string }
const KINDS = ['percent', 'amountOff'] as const
const LONGEST = 500
const TRIED = { id: 'tried', number: '' }

/** 申请特批: how much, why; beside it live what it makes of the price and who must approve it. Rules PRC-5, PRC-7. */
export function SpecialDialog({
  projectId,
  unit,
  price,
  isBusy,
  error,
  onApply,
  onClose,
}: {
  projectId: string
  unit: string
  /** What the home costs with this special discount behind its items; null when nothing is left. */
  price: (special: Special) => PriceBreakdown | null
  isBusy: boolean
  error: unknown
  onApply: (discount: SpecialDiscount, reason: string, total: number) => void
  onClose: () => void
}) {
  const { t } = useTranslation(['specials', 'common'])
  const [kind, setKind] = useState<Kind>('percent')
  const [form] = Form.useForm<Asked>()
  const typed = Form.useWatch('amount', form) ?? ''
  const { data: settings = DEFAULT_SETTINGS } = useQuery(orpc.project.settings.queryOptions({ input: { projectId } }))
  const discount = discountOf(kind, typed)
  const breakdown = discount && price({ ...TRIED, discount })
  const role = breakdown && weigh(breakdown, settings)
  // Why it is too deep stands below, who approves it; what is missing or wrong is said at its field.
  const isTooDeep = discount !== null && (breakdown === null || isRefusal(role))
  const apply = ({ reason }: Asked) => {
    if (discount && breakdown && !isTooDeep) onApply(discount, reason.trim(), breakdown.total)
  }
  return (
    <Modal
      open
      getContainer="#root"
      width={560}
      title={t('dialog.title', { unit })}
      okText={t('dialog.submit')}
      cancelText={t('common:action.cancel')}
      okButtonProps={{ loading: isBusy, disabled: isTooDeep }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={apply}>
        <div className={styles.asked}>
          <Segmented<Kind>
            value={kind}
            onChange={(next) => {
              setKind(next)
              form.resetFields(['amount'])
            }}
            options={KINDS.map((value) => ({ value, label: t(`dialog.${value}`) }))}
            aria-label={t('dialog.kind')}
          />
          <Form.Item
            name="amount"
            rules={[{ validator: accept((text) => discountOf(kind, text) !== null, t(`dialog.wrong.${kind}`)) }]}
          >
            <Input
              autoFocus
              inputMode="decimal"
              placeholder={t(kind === 'percent' ? 'dialog.fold' : 'dialog.yuan')}
              aria-label={t(kind === 'percent' ? 'dialog.fold' : 'dialog.yuan')}
              suffix={t(kind === 'percent' ? 'dialog.foldUnit' : 'dialog.yuanUnit')}
            />
          </Form.Item>
        </div>
        <Form.Item
          name="reason"
          rules={[
            { validator: accept((text) => specialReasonSchema.safeParse(text).success, t('dialog.reasonMissing')) },
          ]}
        >
          <Input.TextArea
            rows={2}
            maxLength={LONGEST}
            placeholder={t('dialog.reasonHint')}
            aria-label={t('dialog.reason')}
          />
        </Form.Item>
      </Form>
      <Effect
        discount={discount}
        onSite={price({ ...TRIED, discount: LEAST })?.steps.at(-1)?.base ?? null}
        breakdown={breakdown}
        settings={settings}
      />
      <RefusalNotice error={error} />
    </Modal>
  )
}

/** The least there is, to see the on-site price before anything is typed. */
const LEAST: SpecialDiscount = { kind: 'amountOff', amount: 1 }

/** What is typed, as the office accepts it; what cannot be read is 0, which no discount may be. */
function discountOf(kind: Kind, typed: string): SpecialDiscount | null {
  const asked = kind === 'percent' ? { kind, rate: parseFold(typed) ?? 0 } : { kind, amount: parseYuan(typed) ?? 0 }
  return specialDiscountSchema.safeParse(asked).data ?? null
}

function weigh({ steps }: PriceBreakdown, settings: Settings) {
  const step = steps.at(-1)
  return step ? roleNeeded(step.cut, step.base, specialLimitsOf(settings)) : null
}

/** What it makes of the price, before it is sent. */
function Effect({
  discount,
  onSite,
  breakdown,
  settings,
}: {
  discount: SpecialDiscount | null
  onSite: string | null
  breakdown: PriceBreakdown | null
  settings: Settings
}) {
  const { t } = useTranslation(['specials', 'common'])
  const now = useNow()
  const step = breakdown?.steps.at(-1)
  const role = breakdown && weigh(breakdown, settings)
  const isTooDeep = (discount !== null && !breakdown) || isRefusal(role)
  return (
    <dl className={styles.effect}>
      <dt>{t('dialog.onSite')}</dt>
      <dd>{onSite === null ? '–' : formatExact(onSite)}</dd>
      <dt>{t('dialog.cut')}</dt>
      <dd>
        <span>{step ? formatCut(step.cut) : '–'}</span>
        {step && <small>{t('dialog.share', { share: shareInPercent(step.cut, step.base) })}</small>}
      </dd>
      <dt>{t('dialog.final')}</dt>
      <dd>
        <b>{breakdown ? formatWholeYuan(breakdown.total) : '–'}</b>
      </dd>
      <dt>{t('dialog.decider')}</dt>
      <dd className={isTooDeep ? styles.tooDeep : undefined}>
        {discount !== null && !breakdown && t('dialog.nothingLeft')}
        {isRefusal(role) && t('dialog.tooDeep', { limit: formatPercent(settings.directorLimit) })}
        {role === 'consultant' && t('dialog.own')}
        {(role === 'manager' || role === 'director') && t('dialog.needs', { role: t(`common:role.${role}`) })}
        {discount === null && '–'}
      </dd>
      <dt>{t('dialog.until')}</dt>
      <dd>{formatInstant(specialUntil(now, settings)).slice(0, 16)}</dd>
    </dl>
  )
}
