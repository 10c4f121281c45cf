import { App, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../../shared/kernel/day'
import { client } from '../../../api/client'
import { useOrder } from '../../../api/order'
import { RefusalNotice } from '../../../components/refusal'
import { instantOfWhen, isWhenSaid, type When, WhenField } from '../../../components/when-field'
import type { Fit } from './board-fits'
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
  const [when, setWhen] = useState<When>({ kind: 'now' })
  const chosen = choices.find((choice) => choice.key === key)
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
        disabled: !chosen || chosen.fit.units === 0 || !isWhenSaid(when),
      }}
      onOk={() => chosen && release.mutate({ unitIds: [...chosen.fit.unitIds], from: instantOfWhen(when) })}
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
        {chosen?.key !== 'picked' && <p className={styles.hint}>{t('release.pickHint')}</p>}
      </fieldset>
      <WhenField label={t('release.when')} when={when} onChange={setWhen} />
      <RefusalNotice error={release.error} />
    </Modal>
  )
}
