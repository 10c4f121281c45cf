import { App, DatePicker, Modal, Radio } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../shared/kernel/day'
import { client } from '../../api/client'
import { officeNow } from '../../api/clock'
import { useOrder } from '../../api/order'
import { RefusalNotice } from '../../components/refusal'
import type { Fit } from './board-fits'
import { instantOf } from './board-moment'
import styles from './board-release.module.css'

/** A set of homes one may release at once, with what of it is not released yet. */
export type ReleaseChoice = { key: 'unit' | 'floor' | 'building' | 'picked' | 'all'; label: string; fit: Fit }

/** 加推: which homes, from when. What the office refuses is said here; nothing is half done. Rule LED-6. */
export function BoardRelease({
  projectId,
  choices,
  onClose,
}: {
  projectId: string
  choices: readonly ReleaseChoice[]
  onClose: (isDone: boolean) => void
}) {
  const { t } = useTranslation(['board', 'common', 'withholding'])
  const { message } = App.useApp()
  const [key, setKey] = useState((choices.find(({ fit }) => fit.units > 0) ?? choices[0])?.key)
  const [isLater, setLater] = useState(false)
  const [moment, setMoment] = useState<Dayjs | null>(null)
  const chosen = choices.find((choice) => choice.key === key)
  const from = isLater && moment ? instantOf(moment) : null
  const isPast = from !== null && from <= officeNow()
  const release = useOrder(
    (input: { unitIds: string[]; from: number | null }, requestId) =>
      client.ledger.release({ requestId, projectId, buildingIds: [], ...input }),
    {
      onDone: ({ batch, units, from: since }, input) => {
        const time = formatShortInstant(since)
        message.success(t(input.from === null ? 'release.done' : 'release.doneLater', { batch, number: units, time }))
        onClose(true)
      },
    },
  )
  return (
    <Modal
      open
      getContainer="#root"
      width={440}
      title={t('release.title')}
      okText={t('release.submit', { number: chosen?.fit.units ?? 0 })}
      cancelText={t('common:action.cancel')}
      okButtonProps={{
        autoFocus: true,
        loading: release.isPending,
        disabled: !chosen || chosen.fit.units === 0 || (isLater && (from === null || isPast)),
      }}
      onOk={() => chosen && release.mutate({ unitIds: [...chosen.fit.unitIds], from })}
      onCancel={() => onClose(false)}
    >
      <fieldset className={styles.group}>
        <legend>{t('release.scope')}</legend>
        <Radio.Group
          className={styles.choices}
          value={key}
          onChange={({ target }) => setKey(choices.find((choice) => choice.key === target.value)?.key)}
          options={choices.map((choice) => ({
            value: choice.key,
            label: (
              <span className={styles.choice}>
                {choice.label}
                <span>{t('homes', { number: choice.fit.units })}</span>
                {choice.fit.tied > 0 && <span>{t('withholding:tied', { number: choice.fit.tied })}</span>}
              </span>
            ),
          }))}
        />
        <p className={styles.hint}>{t('release.pickHint')}</p>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('release.when')}</legend>
        <Radio.Group
          value={isLater}
          onChange={({ target }) => setLater(target.value === true)}
          options={[
            { value: false, label: t('release.now') },
            { value: true, label: t('release.later') },
          ]}
        />
        {isLater && (
          <DatePicker
            autoFocus
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            placeholder={t('release.pickTime')}
            value={moment}
            onChange={(value) => setMoment(Array.isArray(value) ? null : value)}
            status={isPast ? 'error' : ''}
          />
        )}
        {isPast && <p className={styles.past}>{t('release.past')}</p>}
      </fieldset>
      <RefusalNotice error={release.error} />
    </Modal>
  )
}
