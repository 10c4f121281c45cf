import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { AutoComplete, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundCustomer } from '../../../../shared/customers/contract'
import { newRequestId, orpc } from '../../../api/client'
import { useSettled } from '../../../components/use-settled'
import { type BuyerDraft, newBuyerFrom, relationOfNext } from './ticket-draft'
import styles from './ticket-form.module.css'

const NEW = 'new'
const ASK_AFTER = 180

/** Finds customers while typing, by name, initials or the last digits of a phone; who is not found is new. */
export function BuyerSearch({
  projectId,
  buyers,
  isWrong,
  onAdd,
}: {
  projectId: string
  buyers: readonly BuyerDraft[]
  isWrong: boolean
  onAdd: (buyer: BuyerDraft) => void
}) {
  const { t } = useTranslation('tickets')
  const [text, setText] = useState('')
  const asked = useSettled(text.trim(), ASK_AFTER)
  const { data, isFetching } = useQuery(
    orpc.customers.find.queryOptions({
      input: asked === '' ? skipToken : { projectId, text: asked },
      placeholderData: keepPreviousData,
    }),
  )
  const taken = new Set(buyers.map((buyer) => (buyer.kind === 'known' ? buyer.customerId : '')))
  const found = text.trim() === '' ? [] : (data?.customers ?? []).filter(({ id }) => !taken.has(id))
  const add = (buyer: BuyerDraft) => {
    setText('')
    onAdd(buyer)
  }
  const choose = (value: string) => {
    const key = newRequestId()
    const relation = relationOfNext(buyers)
    const customer = found.find(({ id }) => id === value)
    if (customer) add(knownBuyerOf(customer, key, relation))
    else if (value === NEW) add(newBuyerFrom(text, key, relation))
  }
  return (
    <div className={styles.search}>
      <AutoComplete
        id="ticket-find-buyer"
        className={styles.searchField}
        aria-label={t('buyer.search')}
        value={text}
        onChange={(value) => setText(found.some(({ id }) => id === value) || value === NEW ? '' : value)}
        onSelect={choose}
        autoFocus={buyers.length === 0}
        defaultActiveFirstOption
        status={isWrong ? 'error' : ''}
        options={[
          ...found.map((customer) => ({ value: customer.id, label: <Found customer={customer} /> })),
          ...(text.trim() === ''
            ? []
            : [
                {
                  value: NEW,
                  label: (
                    <span className={styles.found}>
                      <PlusOutlined /> {t('buyer.addNew', { text: text.trim() })}
                    </span>
                  ),
                },
              ]),
        ]}
      >
        <Input prefix={<SearchOutlined />} placeholder={t('buyer.search')} maxLength={60} />
      </AutoComplete>
      <p className={styles.held} role="status">
        {text.trim() !== '' && !isFetching && data?.heldBy && t('buyer.heldBy', { name: data.heldBy })}
      </p>
    </div>
  )
}

function Found({ customer }: { customer: FoundCustomer }) {
  const { t } = useTranslation('tickets')
  return (
    <span className={styles.found}>
      <b>{customer.name}</b> {customer.phone}
      <small>{customer.isOwn ? t('buyer.own') : t('buyer.othersCustomer', { name: customer.owner })}</small>
    </span>
  )
}

function knownBuyerOf(customer: FoundCustomer, key: string, relation: BuyerDraft['relation']): BuyerDraft {
  const { id, name, phone, idNumber, address, owner, isOwn } = customer
  return {
    key,
    kind: 'known',
    customerId: id,
    name,
    phone,
    idNumber,
    address,
    owner: isOwn ? null : owner,
    relation,
    share: '',
  }
}
