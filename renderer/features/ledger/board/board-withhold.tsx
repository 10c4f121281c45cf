import { App, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DAY, formatShortInstant } from '../../../../shared/kernel/day'
import { LISTING_DAYS } from '../../../../shared/ledger/listing-duty'
import { client } from '../../../api/client'
import { officeNow } from '../../../api/clock'
import { useOrder } from '../../../api/order'
import { OfficeTime } from '../../../components/office-time'
import { ReasonDialog } from '../../../components/reason-dialog'
import { RefusalNotice } from '../../../components/refusal'
import { UNTIL_CHOICES, type UntilChoice, untilOf } from '../units/withhold-until'
import type { Fit } from './board-fits'
import styles from './board-release.module.css'

const LONGEST_REASON = 200

/** 保留: why and until when; says before what will happen. Nothing is half done. Rules LED-5, LED-11. */
export function BoardWithhold({
  projectId,
  fit,
  subject,
  onClose,
}: {
  projectId: string
  fit: Fit
  /** What is withheld, in words: 1-1-1203, or 所选 12 套. */
  subject: string
  onClose: (isDone: boolean) => void
}) {
  const { t } = useTranslation(['withholding', 'common'])
  const { message } = App.useApp()
  const [form] = Form.useForm<{ reason: string }>()
  const [opened] = useState(officeNow)
  const [choice, setChoice] = useState<UntilChoice | 'other'>(untilOf('today', opened) === null ? 'threeDays' : 'today')
  const [moment, setMoment] = useState<number | null>(null)
  const until = choice === 'other' ? moment : untilOf(choice, opened)
  const isPast = until !== null && until <= officeNow()
  const withhold = useOrder(
    (input: { unitIds: string[]; reason: string; until: number }, requestId) =>
      client.ledger.withhold({ requestId, projectId, ...input }),
    {
      onDone: ({ units, until: last }) => {
        message.success(t('withhold.done', { number: units, until: formatShortInstant(last) }))
        onClose(true)
      },
    },
  )
  return (
    <Modal
      open
      getContainer="#root"
      width={460}
      title={t('withhold.title', { subject })}
      okText={t('withhold.submit', { number: fit.units })}
      cancelText={t('common:action.cancel')}
      okButtonProps={{ loading: withhold.isPending, disabled: until === null || isPast || fit.units === 0 }}
      onOk={() => form.submit()}
      onCancel={() => onClose(false)}
      afterOpenChange={(isShown) => {
        if (isShown) form.focusField('reason')
      }}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) => {
          if (until !== null) withhold.mutate({ unitIds: [...fit.unitIds], reason: reason.trim(), until })
        }}
      >
        <Form.Item
          name="reason"
          label={t('common:reason.label')}
          rules={[
            { required: true, whitespace: true, message: t('common:required') },
            { max: LONGEST_REASON, message: t('common:reason.tooLong', { longest: LONGEST_REASON }) },
          ]}
        >
          <Input.TextArea rows={2} placeholder={t('withhold.reasonHint')} />
        </Form.Item>
        <fieldset className={styles.group}>
          <legend>{t('withhold.until')}</legend>
          <Radio.Group
            className={styles.choices}
            value={choice}
            onChange={({ target }) => setChoice(UNTIL_CHOICES.find((one) => one === target.value) ?? 'other')}
            options={[
              ...UNTIL_CHOICES.map((value) => {
                const at = untilOf(value, opened)
                return {
                  value,
                  disabled: at === null,
                  label: (
                    <span className={styles.choice}>
                      {t(`withhold.choice.${value}`)}
                      <span>{at === null ? t('withhold.past') : formatShortInstant(at)}</span>
                    </span>
                  ),
                }
              }),
              { value: 'other', label: t('withhold.choice.other') },
            ]}
          />
          {choice === 'other' && (
            <div className={styles.moment}>
              <OfficeTime autoFocus label={t('withhold.until')} status={isPast ? 'error' : ''} onChange={setMoment} />
            </div>
          )}
          {isPast && <p className={styles.past}>{t('common:when.past')}</p>}
        </fieldset>
      </Form>
      {until !== null && !isPast && (
        <p className={styles.will}>
          {t('withhold.will', { number: fit.units, until: formatShortInstant(until) })}
          {fit.tied > 0 && ` ${t('tied', { number: fit.tied })}`}
        </p>
      )}
      {until !== null && until - opened > LISTING_DAYS * DAY && (
        <p className={styles.warning}>{t('withhold.tooLong')}</p>
      )}
      <RefusalNotice error={withhold.error} />
    </Modal>
  )
}

/** 解除保留: the homes go back at once to where they were. Rule LED-5. */
export function BoardLift({
  projectId,
  fit,
  subject,
  onClose,
}: {
  projectId: string
  fit: Fit
  subject: string
  onClose: (isDone: boolean) => void
}) {
  const { t } = useTranslation('withholding')
  const { message } = App.useApp()
  const lift = useOrder(
    (reason: string, requestId) =>
      client.ledger.liftWithholding({ requestId, projectId, unitIds: [...fit.unitIds], reason }),
    {
      onDone: ({ units }) => {
        message.success(t('lift.done', { number: units }))
        onClose(true)
      },
    },
  )
  return (
    <ReasonDialog
      isOpen
      title={t('lift.title', { subject })}
      consequence={`${t('lift.will', { number: fit.units })}${fit.tied > 0 ? ` ${t('tied', { number: fit.tied })}` : ''}`}
      confirmLabel={t('lift.submit', { number: fit.units })}
      isBusy={lift.isPending}
      error={lift.error}
      onConfirm={(reason) => lift.mutate(reason)}
      onClose={() => onClose(false)}
    />
  )
}
