import { DownOutlined, HolderOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wordDiscount } from '../../components/price-words'
import type { DraftProblem, ItemDraft } from './scheme-draft'
import { carryItem, readDraft } from './scheme-draft'
import styles from './scheme-items.module.css'

/**
 * 优惠项 in the order they are taken off. A row is dragged by the mouse, carried by Alt+↑/↓ or by its two buttons;
 * a drag that ends outside puts it back.
 */
export function SchemeItems({
  items,
  at,
  isFixed,
  problemsOf,
  onAt,
  onCarry,
  onOrder,
  onAdd,
}: {
  items: readonly ItemDraft[]
  at: string | null
  isFixed: boolean
  problemsOf: (itemId: string) => readonly DraftProblem[]
  onAt: (id: string) => void
  onCarry: (id: string, to: number) => void
  onOrder: (items: readonly ItemDraft[]) => void
  onAdd: () => void
}) {
  const { t } = useTranslation('pricing')
  const list = useRef<HTMLOListElement>(null)
  const [dragged, setDragged] = useState<{ id: string; before: readonly ItemDraft[] } | null>(null)
  const [refocus, setRefocus] = useState<{ id: string } | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    // A row that was moved in the document has lost the focus.
    if (refocus) list.current?.querySelector<HTMLElement>(`[data-item="${refocus.id}"]`)?.focus()
  }, [refocus])

  const carry = (item: ItemDraft, to: number) => {
    if (isFixed || to < 0 || to >= items.length) return
    onCarry(item.id, to)
    setRefocus({ id: item.id })
    setSaid(t('items.carried', { item: item.name, place: to + 1 }))
  }
  const onKey = (event: React.KeyboardEvent, item: ItemDraft, place: number) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const to = event.key === 'ArrowUp' ? place - 1 : place + 1
    const next = items[to]
    if (event.altKey) carry(item, to)
    else if (next) {
      onAt(next.id)
      setRefocus({ id: next.id })
    }
  }
  return (
    <section aria-label={t('items.title')}>
      <header className={styles.head}>
        <h3>{t('items.title')}</h3>
        {!isFixed && (
          <Button size="small" icon={<PlusOutlined />} onClick={onAdd}>
            {t('items.add')}
          </Button>
        )}
      </header>
      {items.length === 0 && <p className={styles.none}>{t('items.none')}</p>}
      <ol ref={list} className={styles.items}>
        {items.map((item, place) => (
          <li
            key={item.id}
            className={[styles.row, item.id === at && styles.here, item.id === dragged?.id && styles.dragged]
              .filter(Boolean)
              .join(' ')}
            draggable={!isFixed}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              setDragged({ id: item.id, before: items })
            }}
            onDragOver={(event) => {
              if (!dragged) return
              event.preventDefault()
              if (dragged.id !== item.id) onOrder(carryItem(items, dragged.id, place))
            }}
            onDrop={(event) => event.preventDefault()}
            onDragEnd={(event) => {
              if (dragged && event.dataTransfer.dropEffect === 'none') onOrder(dragged.before)
              setDragged(null)
            }}
          >
            {!isFixed && <HolderOutlined className={styles.grip} aria-hidden="true" />}
            <button
              type="button"
              className={styles.name}
              data-item={item.id}
              aria-current={item.id === at}
              onClick={() => onAt(item.id)}
              onKeyDown={(event) => onKey(event, item, place)}
            >
              <i>{place + 1}</i>
              <b>{item.name || t('items.unnamed')}</b>
              {problemsOf(item.id).length > 0 ? <em>{t('items.wrong')}</em> : <Figure item={item} />}
            </button>
            {!isFixed && (
              <span className={styles.carry}>
                <Button
                  size="small"
                  type="text"
                  icon={<UpOutlined />}
                  disabled={place === 0}
                  aria-label={t('items.up', { item: item.name })}
                  title={t('items.upHint')}
                  onClick={() => carry(item, place - 1)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<DownOutlined />}
                  disabled={place === items.length - 1}
                  aria-label={t('items.down', { item: item.name })}
                  title={t('items.downHint')}
                  onClick={() => carry(item, place + 1)}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      {!isFixed && items.length > 1 && <p className={styles.hint}>{t('items.hint')}</p>}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </section>
  )
}

function Figure({ item }: { item: ItemDraft }) {
  const { t } = useTranslation(['board', 'common'])
  const [read] = readDraft({ name: '', mode: 'compound', roundTo: 100, items: [item] }).scheme.items
  return <span>{read && wordDiscount(t, read.discount)}</span>
}
