import { useQuery } from '@tanstack/react-query'
import { Alert, Form, Input, Modal } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup } from '../../../shared/backup/backup'
import { formatInstant } from '../../../shared/kernel/day'
import { client, orpc } from '../../api/client'
import { useOrder } from '../../api/order'
import { useSession } from '../../api/session'
import { RefusalNotice } from '../../components/refusal'
import styles from './backup.module.css'
import { type Heard, restoreEnd } from './restore-end'

type Typed = { project: string; password: string }

/** The restored office is there once it answers again. */
const ASK_AGAIN = 1_000
/** What hangs longer gets no answer any more. */
const LONGEST_ASKED = 5_000

/** Puts the office back to a backup: says what is lost, asks for the project's name and one's own password. Rule SEC-4. */
export function BackupRestore({
  backup,
  canRestore,
  onClose,
}: {
  backup: Backup | null
  canRestore: boolean
  onClose: () => void
}) {
  const { t } = useTranslation(['backups', 'common'])
  const { project } = useSession()
  const [form] = Form.useForm<Typed>()
  const [isWaiting, setIsWaiting] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const endWaiting = useCallback(() => {
    setIsWaiting(false)
    setFailed(true)
  }, [])
  useReturn(isWaiting, endWaiting)
  const restore = useOrder(
    ({ name, project, password }: Typed & { name: string }, requestId) =>
      client.backups.restore({ requestId, name, project, password }),
    {
      onDone: () => {
        setFailed(false)
        setIsWaiting(true)
      },
    },
  )
  const madeAt = backup ? formatInstant(backup.madeAt) : ''
  return (
    <Modal
      open={backup !== null}
      getContainer="#root"
      title={t('restore.title', { madeAt })}
      okText={t('restore.confirm')}
      okButtonProps={{ danger: true, loading: restore.isPending || isWaiting, disabled: !canRestore }}
      cancelText={t('common:action.cancel')}
      cancelButtonProps={{ disabled: isWaiting }}
      closable={!isWaiting}
      onOk={() => form.submit()}
      onCancel={() => {
        restore.reset()
        setFailed(false)
        onClose()
      }}
      destroyOnHidden
      width={480}
    >
      {canRestore ? (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          preserve={false}
          onFinish={(typed) => backup && restore.mutate({ ...typed, name: backup.name })}
        >
          <Form.Item>{t('restore.consequence', { madeAt })}</Form.Item>
          {backup ? <Loss name={backup.name} /> : null}
          <Form.Item
            name="project"
            label={t('restore.project', { project: project.name })}
            rules={[
              {
                validator: async (_, typed: string | undefined) => {
                  if (typed?.trim() !== project.name) throw new Error(t('restore.projectWrong'))
                },
              },
            ]}
          >
            <Input autoComplete="off" maxLength={80} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('restore.password')}
            rules={[{ required: true, message: t('common:required') }]}
          >
            <Input.Password autoComplete="current-password" maxLength={128} />
          </Form.Item>
        </Form>
      ) : (
        <p>{t('restore.byCommand')}</p>
      )}
      <RefusalNotice error={restore.error} />
      {hasFailed ? (
        <Alert type="error" showIcon title={t('restore.failed.title')} description={t('restore.failed.detail')} />
      ) : null}
      {isWaiting ? <p className={styles.running}>{t('restore.waiting')}</p> : null}
    </Modal>
  )
}

/** How much of the office's work would be gone, and what is to be done with the papers it made. Rule SEC-4. */
function Loss({ name }: Pick<Backup, 'name'>) {
  const { t } = useTranslation('backups')
  const { data } = useQuery(orpc.backups.loss.queryOptions({ input: { name }, staleTime: 0 }))
  if (!data) return null
  const isNothing = data.actions === 0
  return (
    <Form.Item>
      <Alert
        type={isNothing ? 'info' : 'warning'}
        showIcon
        title={isNothing ? t('restore.noLoss') : t('restore.loss', data)}
        description={data.tickets === 0 ? null : t('restore.papers')}
      />
    </Form.Item>
  )
}

/** Asks until the office answers again with everyone signed out, and begins anew there; or until it is the old one. */
function useReturn(isWaiting: boolean, onFailed: () => void): void {
  useEffect(() => {
    if (!isWaiting) return
    const heard: Heard[] = []
    let isAsking = false
    const timer = setInterval(async () => {
      if (isAsking) return
      isAsking = true
      const standing = await client.staff
        .session({}, { signal: AbortSignal.timeout(LONGEST_ASKED) })
        .catch(() => null)
        .finally(() => {
          isAsking = false
        })
      heard.push(standing === null ? 'away' : standing.state === 'signedIn' ? 'signedIn' : 'signedOut')
      const end = restoreEnd(heard)
      if (end === 'restored') window.location.assign('/')
      if (end === 'failed') onFailed()
    }, ASK_AGAIN)
    return () => clearInterval(timer)
  }, [isWaiting, onFailed])
}
