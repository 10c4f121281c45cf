import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DiscountItem } from '../../../shared/pricing/scheme'
import type { ItemField, SchemeChange } from '../../../shared/pricing/scheme-changes'
import { wordDiscount } from '../../components/price-words'
import { wordConditions, wordRounding } from '../../components/scheme-words'
import styles from './scheme-change-words.module.css'

type Words = TFunction<['project', 'common']>

/** What changed between two versions, a line a change: a word for what became of it, then before → after. */
export function SchemeChangeWords({ changes }: { changes: readonly SchemeChange[] }) {
  const { t } = useTranslation('pricing')
  const { t: tScheme } = useTranslation(['project', 'common'])
  const { t: tPrice } = useTranslation(['board', 'common'])
  if (changes.length === 0) return <p className={styles.none}>{t('changes.none')}</p>
  return (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={keyOf(change)}>
          <span className={styles[signOf(change)]}>{t(`changes.sign.${signOf(change)}`)}</span>
          <Change
            change={change}
            wordItem={(item, field) =>
              field === 'discount' ? wordDiscount(tPrice, item.discount) : wordField(tScheme, item, field)
            }
          />
        </li>
      ))}
    </ul>
  )
}

function Change({
  change,
  wordItem,
}: {
  change: SchemeChange
  wordItem: (item: DiscountItem, field: ItemField) => string
}) {
  const { t } = useTranslation('pricing')
  const { t: tScheme } = useTranslation(['project', 'common'])
  switch (change.kind) {
    case 'name':
      return <FromTo what={t('scheme.name')} before={change.before} after={change.after} />
    case 'mode': {
      const [before, after] = [t(`scheme.modes.${change.before}`), t(`scheme.modes.${change.after}`)]
      return <FromTo what={t('scheme.mode')} before={before} after={after} />
    }
    case 'roundTo': {
      const [before, after] = [wordRounding(tScheme, change.before), wordRounding(tScheme, change.after)]
      return <FromTo what={t('scheme.rounding')} before={before} after={after} />
    }
    case 'added':
    case 'removed':
      return (
        <span>
          <b>{change.item.name}</b> {wordItem(change.item, 'discount')}
          <small>{t(`changes.${change.kind}`, { place: change.place })}</small>
        </span>
      )
    case 'moved': {
      const { item, from, to } = change
      return (
        <span>
          <b>{item.name}</b> {t('changes.moved', { from, to })}
        </span>
      )
    }
    case 'changed': {
      const { before, after, field } = change
      return (
        <FromTo
          what={`${after.name} · ${t(`changes.field.${field}`)}`}
          before={wordItem(before, field)}
          after={wordItem(after, field)}
        />
      )
    }
  }
}

function FromTo({ what, before, after }: { what: string; before: string; after: string }) {
  return (
    <span>
      <b>{what}</b> <del>{before}</del> <span aria-hidden="true">→</span> <ins>{after}</ins>
    </span>
  )
}

/** An item's name or one of its conditions, in words. */
function wordField(t: Words, item: DiscountItem, field: Exclude<ItemField, 'discount'>): string {
  if (field === 'name') return item.name
  if (field === 'kinds') {
    return (item.conditions.kinds ?? ['home']).map((kind) => t(`common:unitKind.${kind}`)).join(' / ')
  }
  if (field === 'from' || field === 'until') return item.conditions[field] ?? t('scheme.condition.always')
  return wordConditions(t, { [field]: item.conditions[field] }).join(t('scheme.condition.and'))
}

function signOf(change: SchemeChange): 'added' | 'removed' | 'moved' | 'changed' {
  return change.kind === 'added' || change.kind === 'removed' || change.kind === 'moved' ? change.kind : 'changed'
}

function keyOf(change: SchemeChange): string {
  switch (change.kind) {
    case 'changed':
      return `changed ${change.after.id} ${change.field}`
    case 'added':
    case 'removed':
    case 'moved':
      return `${change.kind} ${change.item.id}`
    case 'name':
    case 'mode':
    case 'roundTo':
      return change.kind
  }
}
