import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { SETTING_NAMES, type Settings, settingsSchema } from '../../../shared/project/settings'
import { client, orpc } from '../../api/client'
import { useOrder } from '../../api/order'
import { useSession } from '../../api/session'
import { RefusalNotice } from '../../components/refusal'

/** 设置 of the project: every setting there is, each with its bounds; a new one shows by itself. */
export function ProjectSettings() {
  const { t } = useTranslation(['project', 'common'])
  const { message } = App.useApp()
  const { project, can } = useSession()
  const queries = useQueryClient()
  const settings = useQuery(orpc.project.settings.queryOptions({ input: { projectId: project.id } }))
  const change = useOrder(
    (changes: Settings, requestId) => client.project.changeSettings({ requestId, projectId: project.id, changes }),
    {
      onDone: async () => {
        await queries.invalidateQueries({ queryKey: orpc.project.settings.key() })
        void message.success(t('setting.done'))
      },
    },
  )
  if (!settings.data) return <RefusalNotice error={settings.error} />
  const isFixed = !can('project.manage')
  return (
    <Form
      name="project-settings"
      layout="vertical"
      requiredMark={false}
      initialValues={settings.data}
      disabled={isFixed}
      onFinish={(typed: Settings) => change.mutate(typed)}
    >
      {SETTING_NAMES.map((name) => {
        const { minValue, maxValue } = settingsSchema.shape[name]
        return (
          <Form.Item
            key={name}
            name={name}
            label={t(`setting.${name}.title`)}
            extra={t(`setting.${name}.detail`)}
            rules={[{ required: true, message: t('common:required') }]}
          >
            <InputNumber
              min={minValue ?? undefined}
              max={maxValue ?? undefined}
              precision={0}
              suffix={t(`setting.${name}.unit`)}
            />
          </Form.Item>
        )
      })}
      <RefusalNotice error={change.error} />
      {isFixed ? null : (
        <Button htmlType="submit" loading={change.isPending}>
          {t('setting.submit')}
        </Button>
      )}
    </Form>
  )
}
