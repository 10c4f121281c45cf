import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { RATE_SETTINGS, SETTING_NAMES, type Settings, settingsSchema } from '../../../shared/project/settings'
import { client, orpc } from '../../api/client'
import { useOrder } from '../../api/order'
import { useSession } from '../../api/session'
import { RefusalNotice } from '../../components/refusal'

/** How a setting is typed: a rate (0.0001) in per cent, anything else as it is kept. */
const IN_PER_CENT = { scale: 100, places: 2 }
const AS_IT_IS = { scale: 1, places: 0 }

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
        const { scale, places } = RATE_SETTINGS.has(name) ? IN_PER_CENT : AS_IT_IS
        return (
          <Form.Item
            key={name}
            name={name}
            label={t(`setting.${name}.title`)}
            extra={t(`setting.${name}.detail`)}
            rules={[{ required: true, message: t('common:required') }]}
            getValueProps={(kept: number | null) => ({ value: kept === null ? null : kept / scale })}
            normalize={(typed: number | null) => (typed === null ? null : Math.round(typed * scale))}
          >
            <InputNumber
              min={minValue === null ? undefined : minValue / scale}
              max={maxValue === null ? undefined : maxValue / scale}
              precision={places}
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
