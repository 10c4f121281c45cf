import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, type TableColumnsType } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { type ContactField, missingContact, type Person } from '../../../shared/staff/person'
import { isAllowed, type Permission } from '../../../shared/staff/roles'
import { client, orpc } from '../../api/client'
import { ExportButton } from '../../components/export-button'
import { LedgerTable } from '../../components/ledger-table'
import { PageHead } from '../../components/page-head'
import { Panel } from '../../components/panel'
import { RefusalNotice } from '../../components/refusal'
import { PersonAccount } from './person-account'
import { PersonAdd } from './person-add'
import { PersonAmend } from './person-amend'
import panel from './person-panel.module.css'
import styles from './staff-page.module.css'

type Opened = { kind: 'new' } | { kind: 'person'; id: string } | null

/** 人员: everyone with an account, and beside the list the one being added or amended. Rule SEC-1. */
export function StaffPage() {
  const { t } = useTranslation(['staff', 'common'])
  const [params, setParams] = useSearchParams()
  const [opened, setOpened] = useState<Opened>(null)
  const found = params.get('person')
  useEffect(() => {
    if (found === null) return
    // Found by name: the account lies open.
    setOpened({ kind: 'person', id: found })
    setParams({}, { replace: true })
  }, [found, setParams])
  const list = useQuery(orpc.staff.list.queryOptions())
  const people = list.data ?? []
  const active = people.filter(({ isActive }) => isActive).length
  const person = opened?.kind === 'person' ? people.find(({ id }) => id === opened.id) : undefined

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes the panel wherever the focus is on the page.
    <div
      className={styles.page}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpened(null)
      }}
    >
      <div className={styles.main}>
        <PageHead
          title={t('list.title')}
          note={list.data ? t('list.note', { active, idle: people.length - active }) : null}
        >
          <ExportButton make={(order) => client.reports.exports.people(order)} />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened({ kind: 'new' })}>
            {t('list.add')}
          </Button>
        </PageHead>
        <div className={styles.body}>
          <RefusalNotice error={list.error} />
          {list.data ? <Lack people={list.data} /> : null}
          <Panel isFlush className={styles.list}>
            <LedgerTable<Person>
              label={t('list.title')}
              rows={people}
              rowKey={({ id }) => id}
              columns={useColumns()}
              isLoading={list.isPending}
              empty={t('list.empty')}
              onOpen={({ id }) => setOpened({ kind: 'person', id })}
            />
          </Panel>
        </div>
      </div>
      {opened?.kind === 'new' ? (
        <SidePanel title={t('form.add')} onClose={() => setOpened(null)}>
          <PersonAdd />
        </SidePanel>
      ) : null}
      {person ? (
        <SidePanel key={person.id} title={t('form.amend', { name: person.name })} onClose={() => setOpened(null)}>
          <PersonAmend person={person} />
          <PersonAccount person={person} />
        </SidePanel>
      ) : null}
    </div>
  )
}

/** Whom the office cannot sell without, and how they come in. Rule SEC-1. */
function Lack({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation('staff')
  const has = (permission: Permission) => people.some(({ isActive, role }) => isActive && isAllowed(role, permission))
  const lacks = (['ticket.write', 'ticket.decide'] as const).filter((permission) => !has(permission))
  if (lacks.length === 0) return null
  return (
    <p className={styles.lack} role="status">
      {lacks.map((permission) => t(permission === 'ticket.write' ? 'list.lack.write' : 'list.lack.decide')).join('')}
      {t('list.lack.how')}
    </p>
  )
}

/** A number, masked; or that it is missing in somebody who cannot decide without it. Rule SEC-1. */
function Contact({ person, field }: { person: Person; field: ContactField }) {
  const { t } = useTranslation('staff')
  const isMissing = person.isActive && missingContact(person).includes(field)
  return isMissing ? <span className={styles.missing}>{t('list.missing')}</span> : person[field]
}

function SidePanel({ title, onClose, children }: { title: string; onClose: () => void; children: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <aside className={panel.panel} aria-label={title}>
      <header className={panel.head}>
        <h2 className={panel.title}>{title}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('action.close')} onClick={onClose} />
      </header>
      <div className={panel.body}>{children}</div>
    </aside>
  )
}

function useColumns(): TableColumnsType<Person> {
  const { t } = useTranslation(['staff', 'common'])
  return [
    { title: t('list.name'), width: 120, render: (_, { name }) => <b>{name}</b> },
    { title: t('list.login'), dataIndex: 'login', width: 130 },
    { title: t('list.role'), width: 110, render: (_, { role }) => t(`common:role.${role}`) },
    { title: t('list.phone'), width: 120, render: (_, person) => <Contact person={person} field="phone" /> },
    { title: t('list.idNumber'), width: 170, render: (_, person) => <Contact person={person} field="idNumber" /> },
    {
      title: t('list.state'),
      width: 80,
      render: (_, { isActive }) => (
        <span className={isActive ? styles.active : styles.idle}>{t(isActive ? 'list.active' : 'list.idle')}</span>
      ),
    },
  ]
}
