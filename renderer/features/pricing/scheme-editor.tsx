import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SchemeVersion } from '../../../shared/pricing/contract'
import { newRequestId } from '../../api/client'
import { Panel } from '../../components/panel'
import { blankItem, carryItem, type ItemDraft, nextItemId } from './scheme-draft'
import styles from './scheme-editor.module.css'
import { SchemeItemForm } from './scheme-item-form'
import { SchemeItems } from './scheme-items'
import type { Pen } from './scheme-pen'
import { SchemeTerms } from './scheme-terms'
import { SchemeTrial } from './scheme-trial'

/** The scheme, the item one is at, and what it all comes to. Rules PRC-1, PRC-4. */
export function SchemeEditor({
  pen,
  versions,
  newest,
  isFixed,
}: {
  pen: Pen
  versions: readonly SchemeVersion[]
  newest: number
  isFixed: boolean
}) {
  const { t } = useTranslation('pricing')
  const { items } = pen.draft
  const [at, setAt] = useState(items[0]?.id ?? null)
  const item = items.find(({ id }) => id === at) ?? items[0]

  const put = (changed: ItemDraft) => pen.change({ items: items.map((one) => (one.id === changed.id ? changed : one)) })
  const add = (added: ItemDraft, place: number) => {
    pen.change({ items: [...items.slice(0, place), added, ...items.slice(place)] })
    setAt(added.id)
  }
  const id = () => nextItemId(items, newRequestId)
  const drop = (gone: string) => {
    const place = items.findIndex((one) => one.id === gone)
    pen.change({ items: items.filter((one) => one.id !== gone) })
    setAt(items[place + 1]?.id ?? items[place - 1]?.id ?? null)
  }
  return (
    <div className={styles.columns}>
      <div className={styles.left}>
        {pen.basedOn < newest && <NewerVersion pen={pen} versions={versions} newest={newest} />}
        <Panel isFlush className={styles.scheme} title={t('scheme.title')} note={t('scheme.orderHint')}>
          <div className={styles.scroll}>
            <SchemeTerms pen={pen} isFixed={isFixed} />
            <SchemeItems
              items={items}
              at={item?.id ?? null}
              isFixed={isFixed}
              problemsOf={pen.problemsOf}
              onAt={setAt}
              onCarry={(carried, to) => pen.change({ items: carryItem(items, carried, to) })}
              onOrder={(order) => pen.change({ items: order })}
              onAdd={() => add(blankItem(id()), items.length)}
            />
          </div>
        </Panel>
      </div>
      <Panel
        isFlush
        className={styles.item}
        title={t('item.title')}
        note={item ? t('item.place', { place: items.indexOf(item) + 1, number: items.length }) : null}
        actions={
          !isFixed &&
          item && (
            <>
              <Button
                size="small"
                onClick={() => add(copyOf(item, id(), t('item.copy', { name: item.name })), items.indexOf(item) + 1)}
              >
                {t('item.duplicate')}
              </Button>
              <Button size="small" danger onClick={() => drop(item.id)}>
                {t('item.remove')}
              </Button>
            </>
          )
        }
      >
        {item ? (
          <SchemeItemForm
            key={item.id}
            item={item}
            items={items}
            isFixed={isFixed}
            problems={pen.problemsOf(item.id)}
            onChange={(change) => put({ ...item, ...change })}
          />
        ) : (
          <p className={styles.none}>{t('item.none')}</p>
        )}
      </Panel>
      <SchemeTrial scheme={pen.reading.scheme} hasProblems={pen.reading.problems.length > 0} />
    </div>
  )
}

/** Somebody else was first: what is written here stays until this person decides. */
function NewerVersion({ pen, versions, newest }: { pen: Pen; versions: readonly SchemeVersion[]; newest: number }) {
  const { t } = useTranslation('pricing')
  const version = versions.find(({ number }) => number === newest)
  if (!version) return null
  return (
    <div className={styles.newer} role="status">
      <p>{t('newer.title', { number: newest, by: version.createdBy })}</p>
      <Button size="small" onClick={() => pen.takeUp(version, newest)}>
        {t('newer.take', { number: newest })}
      </Button>
      {pen.isTouched && (
        <Button size="small" onClick={() => pen.rebase(newest)}>
          {t('newer.keep')}
        </Button>
      )}
    </div>
  )
}

function copyOf(item: ItemDraft, id: string, name: string): ItemDraft {
  return { ...item, id, name: name.slice(0, 40) }
}
