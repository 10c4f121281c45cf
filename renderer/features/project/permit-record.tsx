import { App, Button, Checkbox, DatePicker, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { dayOf } from '../../../shared/kernel/day'
import { lineSchema } from '../../../shared/kernel/text'
import type { ProjectDetail } from '../../../shared/project/contract'
import { client, orpc, queryClient } from '../../api/client'
import { officeNow } from '../../api/clock'
import { useOrder } from '../../api/order'
import { RefusalNotice } from '../../components/refusal'
import styles from './permit-record.module.css'

type Permit = { number: string; issuedOn: Dayjs; buildingIds: string[] }

/** As a day is shown, and the other ways people type one. */
const DAY_FORMATS = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY-M-D', 'YYYY/M/D', 'YYYY/MM/DD', 'YYYY.M.D', 'YYYY.MM.DD']

/** Records a pre-sale permit for buildings that have none. Rules LED-6, SUB-5. */
export function PermitRecord({ detail, isBig = false }: { detail: ProjectDetail; isBig?: boolean }) {
  const { t } = useTranslation(['project', 'common'])
  const { message } = App.useApp()
  const [form] = Form.useForm<Permit>()
  const missing = detail.buildings.filter(({ permitId }) => permitId === null)
  const record = useOrder(
    ({ number, issuedOn, buildingIds }: { number: string; issuedOn: string; buildingIds: string[] }, requestId) =>
      client.project.recordPermit({ requestId, projectId: detail.id, number, issuedOn, buildingIds }),
    {
      onDone: async ({ number }) => {
        await queryClient.invalidateQueries({ queryKey: orpc.project.detail.key() })
        void queryClient.invalidateQueries({ queryKey: orpc.opening.key() })
        form.resetFields()
        void message.success(t('permit.recorded', { number }))
      },
    },
  )
  if (detail.buildings.length === 0) return <p className={styles.nothing}>{t('permit.noBuildings')}</p>
  if (missing.length === 0) return <p className={styles.nothing}>{t('permit.allDone')}</p>
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ number, issuedOn, buildingIds }) =>
        record.mutate({ number, issuedOn: issuedOn.format('YYYY-MM-DD'), buildingIds })
      }
    >
      <div className={styles.pair}>
        <Form.Item
          name="number"
          label={t('permit.number')}
          rules={[
            {
              validator: async (_, number: string | undefined) => {
                if (!lineSchema(60).safeParse(number ?? '').success) throw new Error(t('permit.numberWrong'))
              },
            },
          ]}
        >
          <Input placeholder={t('permit.numberHint')} maxLength={120} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="issuedOn"
          label={t('permit.issuedOn')}
          rules={[
            { required: true, message: t('common:required') },
            {
              // The picker's own limit would empty the field of a day that is typed, and say nothing.
              validator: async (_, issuedOn: Dayjs | null | undefined) => {
                if (issuedOn && issuedOn.format('YYYY-MM-DD') > dayOf(officeNow()))
                  throw new Error(t('permit.inFuture'))
              },
            },
          ]}
        >
          <DatePicker className={styles.day} placeholder="YYYY-MM-DD" format={DAY_FORMATS} />
        </Form.Item>
      </div>
      <Form.Item
        name="buildingIds"
        label={t('permit.buildings')}
        extra={t('permit.buildingsHint')}
        initialValue={missing.length === 1 ? missing.map(({ id }) => id) : []}
        rules={[
          {
            // A rule that says `required` marks the group with an ARIA attribute it may not have.
            validator: async (_, chosen: string[]) => {
              if (chosen.length === 0) throw new Error(t('common:required'))
            },
          },
        ]}
      >
        <BuildingTicks buildings={missing} />
      </Form.Item>
      <RefusalNotice error={record.error} />
      <div className={styles.submit}>
        <Button
          type={isBig ? 'primary' : 'default'}
          size={isBig ? 'large' : 'middle'}
          htmlType="submit"
          loading={record.isPending}
        >
          {t('permit.submit')}
        </Button>
        <small>{t('permit.whole')}</small>
      </div>
    </Form>
  )
}

/** One tick a building; of many all at once. The form gives what is ticked and hears of it. */
function BuildingTicks({
  buildings,
  value = [],
  onChange,
}: {
  buildings: readonly { id: string; name: string }[]
  value?: string[]
  onChange?: (ids: string[]) => void
}) {
  const { t } = useTranslation('project')
  return (
    <>
      {buildings.length > 1 && (
        <div className={styles.many}>
          <Button size="small" onClick={() => onChange?.(buildings.map(({ id }) => id))}>
            {t('permit.tickAll')}
          </Button>
          <Button size="small" disabled={value.length === 0} onClick={() => onChange?.([])}>
            {t('permit.tickNone')}
          </Button>
        </div>
      )}
      <Checkbox.Group
        className={styles.ticks}
        value={value}
        onChange={(ids) => onChange?.(ids)}
        options={buildings.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  )
}
