import { Form, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup } from '../../../shared/backup/backup'
import { formatInstant } from '../../../shared/kernel/day'
import { client } from '../../api/client'
import { useOrder } from '../../api/order'
import { useSession } from '../../api/session'
import { RefusalNotice } from '../../components/refusal'
import styles from './backup.module.css'

type Typed = { project: string; password: string }

/** The restored office is there once it answers again. */
const ASK_AGAIN = 1_000

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
  useReturn(isWaiting)
  const restore = useOrder(
    ({ name, project, password }: Typed & { name: string }, requestId) =>
      client.backups.restore({ requestId, name, project, password }),
    { onDone: () => setIsWaiting(true) },
  )
  const madeAt = backup ? formatInstant(backup.madeAt).slice(0, 16) : ''
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
      {isWaiting ? <p className={styles.running}>{t('restore.waiting')}</p> : null}
    </Modal>
  )
}

/** Asks until the office answers again with everyone signed out, and begins anew there. */
function useReturn(isWaiting: boolean): void {
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(async () => {
      const standing = await client.staff.session({}).catch(() => null)
      if (standing && standing.state !== 'signedIn') window.location.assign('/')
    }, ASK_AGAIN)
    return () => clearInterval(timer)
  }, [isWaiting])
}
