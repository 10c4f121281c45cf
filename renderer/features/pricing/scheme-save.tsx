import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatShortInstant } from '../../../shared/kernel/day'
import type { SchemeVersion } from '../../../shared/pricing/contract'
import { compareSchemes } from '../../../shared/pricing/scheme-changes'
import { versionInForce, versionsToCome } from '../../../shared/pricing/versions'
import { client, orpc, queryClient } from '../../api/client'
import { officeNow } from '../../api/clock'
import { useOrder } from '../../api/order'
import { useSession } from '../../api/session'
import { RefusalNotice } from '../../components/refusal'
import { instantOfWhen, isWhenSaid, type When, WhenField } from '../../components/when-field'
import { SchemeChangeWords } from './scheme-change-words'
import type { Pen } from './scheme-pen'
import styles from './scheme-save.module.css'

/** 保存: says which version it becomes, from when, what changed, and that tickets keep theirs; then does it. */
export function SchemeSave({
  pen,
  versions,
  inForce,
  newest,
  now,
}: {
  pen: Pen
  versions: readonly SchemeVersion[]
  inForce: SchemeVersion
  newest: number
  now: number
}) {
  const { t } = useTranslation(['pricing', 'common'])
  const { message } = App.useApp()
  const { project } = useSession()
  const [isOpen, setOpen] = useState(false)
  const [when, setWhen] = useState<When>({ kind: 'now' })
  const isWrong = pen.reading.problems.length > 0
  const save = useOrder(
    (appliesFrom: number | null, requestId) =>
      client.pricing.saveScheme({
        requestId,
        projectId: project.id,
        basedOn: pen.basedOn,
        scheme: pen.reading.scheme,
        appliesFrom,
      }),
    {
      onDone: async (version) => {
        await queryClient.invalidateQueries({ queryKey: orpc.pricing.schemes.key() })
        pen.takeUp(version, version.number)
        const isComing = version.appliesFrom > officeNow()
        const words = { number: version.number, from: formatShortInstant(version.appliesFrom) }
        void message.success(t(isComing ? 'save.doneLater' : 'save.done', words))
        setOpen(false)
      },
    },
  )
  const from = when.kind === 'at' ? when.at : now
  const standing = versionInForce(versions, from) ?? inForce
  const next = versionsToCome(versions, from)[0]
  const changes = compareSchemes(standing.scheme, pen.reading.scheme)
  const ask = () => {
    save.reset()
    setOpen(true)
  }
  return (
    <>
      {pen.isTouched && <Button onClick={() => pen.takeUp(inForce, newest)}>{t('save.undo')}</Button>}
      <Button type="primary" disabled={!pen.isTouched || isWrong} onClick={ask}>
        {isWrong
          ? t('save.wrong', { number: new Set(pen.reading.problems.map(({ itemId }) => itemId)).size })
          : t('save.ask')}
      </Button>
      <Modal
        open={isOpen}
        getContainer="#root"
        width={560}
        title={t('save.title', { number: newest + 1 })}
        okText={t('save.submit', { number: newest + 1 })}
        cancelText={t('common:action.cancel')}
        okButtonProps={{
          loading: save.isPending,
          disabled: changes.length === 0 || !isWhenSaid(when),
        }}
        onOk={() => save.mutate(instantOfWhen(when))}
        onCancel={() => setOpen(false)}
      >
        <p className={styles.promise}>
          {when.kind === 'missing'
            ? t('save.promiseLater', { number: newest + 1 })
            : t('save.promise', { number: newest + 1, from: formatShortInstant(from) })}
          {next && when.kind !== 'missing' && (
            <span>{t('save.replacedBy', { number: next.number, from: formatShortInstant(next.appliesFrom) })}</span>
          )}
        </p>
        <WhenField label={t('save.when')} when={when} onChange={setWhen} />
        <h3 className={styles.part}>{t('save.changes', { number: standing.number, count: changes.length })}</h3>
        <div className={styles.changes}>
          <SchemeChangeWords changes={changes} />
        </div>
        <RefusalNotice error={save.error} />
      </Modal>
    </>
  )
}
