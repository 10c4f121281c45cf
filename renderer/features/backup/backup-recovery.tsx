import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE } from '../../../shared/backup/backup'
import { client, orpc } from '../../api/client'
import { useOrder } from '../../api/order'
import { Panel } from '../../components/panel'
import { RefusalNotice } from '../../components/refusal'
import styles from './backup.module.css'

type Typed = { passphrase: string; again: string }

/** 恢复口令: with it another computer restores a backup. It is kept nowhere. Rule SEC-3. */
export function BackupRecovery() {
  const { t } = useTranslation('backups')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<Typed>()
  const shelf = useQuery(orpc.backups.list.queryOptions())
  const set = useOrder(({ passphrase }: Typed, requestId) => client.backups.setPassphrase({ requestId, passphrase }), {
    onDone: async () => {
      form.resetFields()
      await queries.invalidateQueries({ queryKey: orpc.backups.list.key() })
      void message.success(t('recovery.done'))
    },
  })
  const isSet = shelf.data?.hasRecovery ?? false
  return (
    <Panel title={t('recovery.title')}>
      <Form
        form={form}
        name="backup-recovery"
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) => set.mutate(typed)}
      >
        <Form.Item>
          {shelf.data ? (
            <span className={isSet ? styles.folder : styles.missing}>
              {t(isSet ? 'recovery.noteSet' : 'recovery.noteMissing')}
            </span>
          ) : null}
        </Form.Item>
        <Form.Item
          name="passphrase"
          label={t('recovery.passphrase')}
          extra={t('recovery.hint')}
          rules={[
            {
              validator: async (_, typed: string | undefined) => {
                if ((typed ?? '').length < SHORTEST_PASSPHRASE) throw new Error(t('recovery.tooShort'))
              },
            },
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={LONGEST_PASSPHRASE} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('recovery.again')}
          dependencies={['passphrase']}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_, typed: string | undefined) => {
                if (typed !== getFieldValue('passphrase')) throw new Error(t('recovery.differs'))
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={LONGEST_PASSPHRASE} />
        </Form.Item>
        <RefusalNotice error={set.error} />
        <Button htmlType="submit" loading={set.isPending}>
          {t(isSet ? 'recovery.change' : 'recovery.submit')}
        </Button>
      </Form>
      {isSet ? <p className={styles.folder}>{t('recovery.older')}</p> : null}
    </Panel>
  )
}
