import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_FOUND } from '../../../shared/find/contract'
import { Marked } from '../../components/marked'
import styles from './find.module.css'
import type { FindOption, OptionGroup } from './find-options'

/** What was found, by kind; the focus stays in the line above, the arrow keys choose here. */
export function FindList({
  id,
  groups,
  title,
  chosen,
  onChoose,
}: {
  id: string
  groups: readonly OptionGroup[]
  /** What the one group is called that is of no kind. */
  title: string | null
  chosen: FindOption | null
  onChoose: (option: FindOption) => void
}) {
  const { t } = useTranslation('find')
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is brought into view, whatever it is.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div
      id={id}
      ref={list}
      role="listbox"
      aria-label={t('results')}
      className={styles.list}
      hidden={groups.length === 0}
    >
      {groups.map(({ kind, options, isMore }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
          <p id={`${id}-${kind}`} className={styles.kind}>
            {title ?? t(`kind.${kind}`)}
            {isMore && <small>{t('more', { number: MOST_FOUND })}</small>}
          </p>
          {options.map((option) => (
            <Option
              key={`${option.kind}-${option.key}`}
              id={`${id}-${option.kind}-${option.key}`}
              option={option}
              isChosen={option.key === chosen?.key && option.kind === chosen.kind}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

function Option({
  id,
  option,
  isChosen,
  onChoose,
}: {
  id: string
  option: FindOption
  isChosen: boolean
  onChoose: (option: FindOption) => void
}) {
  const { title, details, state } = option
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the line above keeps the focus and names the chosen one.
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are heard by the line above.
    <div id={id} role="option" aria-selected={isChosen} className={styles.option} onClick={() => onChoose(option)}>
      <b className={styles.name}>
        <Marked {...title} />
      </b>
      <span className={styles.details}>
        {details
          .filter(({ text }) => text !== '')
          .map((detail, index) => (
            <span key={`${detail.text}-${index.toString()}`}>
              <Marked {...detail} />
            </span>
          ))}
      </span>
      {state && <State {...state} />}
    </div>
  )
}

/** A home's state in its colours, as on the board; others in plain words. */
function State({ word, unitState }: NonNullable<FindOption['state']>) {
  if (unitState === null) return <span className={styles.state}>{word}</span>
  const colours = { background: `var(--${unitState}-ground)`, color: `var(--${unitState}-word)` }
  return (
    <span className={styles.tag} style={colours}>
      {word}
    </span>
  )
}
