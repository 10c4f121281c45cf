import { App, Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../shared/staff/person'
import { client, orpc, queryClient } from '../../api/client'
import { useOrder } from '../../api/order'
import { isRefusedWith, RefusalNotice } from '../../components/refusal'
import { type PersonDraft, PersonFields } from './person-fields'
import styles from './person-panel.module.css'

type Clearable = 'phone' | 'idNumber'

/**
 * Amends a person. Phone and ID stay as they are unless something is typed or they are cleared. When someone else
 * was quicker, what was typed stays, the newest is shown beside it, and it can be saved over that.
 */
export function PersonAmend({ person }: { person: Person }) {
  const { t } = useTranslation(['staff', 'common'])
  const { message } = App.useApp()
  const [form] = Form.useForm<PersonDraft>()
  const [basedOn, setBasedOn] = useState(person.version)
  const [cleared, setCleared] = useState<readonly Clearable[]>([])
  const isOvertaken = person.version !== basedOn

  const amend = useOrder(
    ({ draft, version }: { draft: PersonDraft; version: number }, requestId) =>
      client.staff.amend({
        requestId,
        id: person.id,
        version,
        person: {
          name: draft.name,
          role: draft.role,
          ...written('phone', draft.phone, cleared),
          ...written('idNumber', draft.idNumber, cleared),
        },
      }),
    {
      onDone: (amended) => {
        setBasedOn(amended.version)
        setCleared([])
        form.setFieldsValue({ name: amended.name, role: amended.role, phone: '', idNumber: '' })
        queryClient.setQueryData(orpc.staff.list.queryKey(), (people) =>
          people?.map((other) => (other.id === amended.id ? amended : other)),
        )
        void message.success(t('form.amended', { name: amended.name }))
      },
    },
  )

  const toggleCleared = (field: Clearable) => {
    setCleared(cleared.includes(field) ? cleared.filter((other) => other !== field) : [...cleared, field])
    form.setFieldValue(field, '')
  }

  const left = (field: Clearable) => (cleared.includes(field) ? null : person[field])

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: person.name, role: person.role, phone: '', idNumber: '' } satisfies PersonDraft}
      onFinish={(draft) => amend.mutate({ draft, version: basedOn })}
    >
      <PersonFields masked={{ phone: left('phone'), idNumber: left('idNumber') }} />
      <div className={styles.clear}>
        {(['phone', 'idNumber'] as const).map((field) =>
          person[field] === null ? null : (
            <span key={field}>
              {t(`list.${field}`)} {cleared.includes(field) ? <b>{t('form.cleared')}</b> : person[field]}
              <Button type="link" size="small" onClick={() => toggleCleared(field)}>
                {cleared.includes(field) ? t('form.keep') : t('form.clear')}
              </Button>
            </span>
          ),
        )}
      </div>
      <RefusalNotice error={amend.error}>
        {isRefusedWith(amend.error, 'STALE') && !isOvertaken ? (
          <Button onClick={() => queryClient.invalidateQueries({ queryKey: orpc.staff.list.key() })}>
            {t('common:action.reload')}
          </Button>
        ) : null}
      </RefusalNotice>
      {isOvertaken ? (
        <p className={styles.latest}>
          {t('form.latest', {
            name: person.name,
            role: t(`common:role.${person.role}`),
            state: t(person.isActive ? 'list.active' : 'list.idle'),
          })}
          <Button
            size="small"
            onClick={() => {
              setBasedOn(person.version)
              amend.mutate({ draft: form.getFieldsValue(), version: person.version })
            }}
          >
            {t('form.saveOver')}
          </Button>
        </p>
      ) : null}
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        loading={amend.isPending}
        disabled={isOvertaken}
        className={styles.submit}
      >
        {t('common:action.save')}
      </Button>
    </Form>
  )
}

/** What an amendment says of a masked field: nothing, empty, or what was typed. */
function written(
  field: Clearable,
  typed: string,
  cleared: readonly Clearable[],
): Partial<Record<Clearable, string | null>> {
  if (typed.trim() !== '') return { [field]: typed.trim() }
  return cleared.includes(field) ? { [field]: null } : {}
}
