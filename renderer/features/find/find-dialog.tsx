import { SearchOutlined } from '@ant-design/icons'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { orpc } from '../../api/client'
import { useNow } from '../../api/clock'
import { useSession } from '../../api/session'
import { RefusalNotice } from '../../components/refusal'
import { TopLayer } from '../../components/top-layer'
import { useSettled } from '../../components/use-settled'
import { PLACES } from '../../frame/navigation'
import styles from './find.module.css'
import { FindEmpty, FindNothing } from './find-empty'
import { FindList } from './find-list'
import { type FindOption, groupsOf, type OptionGroup } from './find-options'
import { useRecent } from './find-recent'

const ASK_AFTER = 120
const LONGEST = 60

/** 查找: one line to type in, and beneath it whatever the office has by that name. Enter opens. Rule SEC-1. */
export function FindDialog({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const { t } = useTranslation('find')
  const navigate = useNavigate()
  const next = useRef<(() => void) | null>(null)
  const { remember } = useRecent()
  const leaveFor = (then: () => void, close: () => void) => {
    next.current = then
    close()
  }
  const openOption = (option: FindOption) => {
    remember(option)
    navigate(option.to, { state: { found: option.home } })
    document.getElementById('content')?.focus()
  }
  return (
    <TopLayer
      label={t('title')}
      onClose={() => {
        onClose()
        next.current?.()
      }}
    >
      {(close) => (
        <Finder
          onChoose={(option) => leaveFor(() => openOption(option), close)}
          onHelp={() => leaveFor(onHelp, close)}
          close={close}
        />
      )}
    </TopLayer>
  )
}

function Finder({
  onChoose,
  onHelp,
  close,
}: {
  onChoose: (option: FindOption) => void
  onHelp: () => void
  close: () => void
}) {
  const { t } = useTranslation(['find', 'common'])
  const listId = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const { typed, found, error, isFresh } = useFindings(text)
  const groups = useGroups(typed, found)
  const { recent } = useRecent()
  const options = typed === '' ? recent : groups.flatMap((group) => group.options)
  const chosen = options[Math.min(active, options.length - 1)]
  const openWhenThere = useOpenWhenThere(isFresh, options[0], onChoose)

  const onKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = stepOf(event.key)
    if (step !== null && options.length > 0) {
      event.preventDefault()
      setActive((Math.min(active, options.length - 1) + step + options.length) % options.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (!isFresh) openWhenThere()
      else if (chosen) onChoose(chosen)
    } else if (event.key === '?' && text === '') {
      event.preventDefault()
      onHelp()
    }
  }
  return (
    <>
      <label className={styles.line}>
        <SearchOutlined className={styles.icon} />
        <input
          className={styles.input}
          role="combobox"
          aria-label={t('title')}
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosen && `${listId}-${chosen.kind}-${chosen.key}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST}
          // biome-ignore lint/a11y/noAutofocus: whoever opens it wants to type.
          autoFocus
          placeholder={t('placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKey}
        />
      </label>
      <div className={styles.found}>
        <p className="visually-hidden" role="status">
          {isFresh && typed !== '' && t('count', { number: options.length })}
        </p>
        {found?.heldBy && typed !== '' && <p className={styles.held}>{t('heldBy', { name: found.heldBy })}</p>}
        {error && typed !== '' ? <RefusalNotice error={error} /> : null}
        <FindList
          id={listId}
          groups={typed === '' ? recentGroups(recent) : groups}
          title={typed === '' && recent.length > 0 ? t('recent') : null}
          chosen={chosen ?? null}
          onChoose={onChoose}
        />
        {typed === '' && <FindEmpty />}
        {typed !== '' && isFresh && options.length === 0 && !found?.heldBy && !error && <FindNothing text={typed} />}
      </div>
      <div className={styles.foot}>
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd> {t('keys.choose')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('keys.open')}
        </span>
        <button type="button" onClick={close}>
          <kbd>Esc</kbd> {t('keys.close')}
        </button>
        <button type="button" className={styles.help} onClick={onHelp}>
          <kbd>?</kbd> {t('keys.all')}
        </button>
      </div>
    </>
  )
}

/** What the office has by a text, once it has stopped changing; `isFresh` when it is of the text as it stands. */
function useFindings(text: string) {
  const { project } = useSession()
  const typed = text.trim()
  const asked = useSettled(typed, ASK_AFTER)
  const { data, error, isPlaceholderData } = useQuery(
    orpc.find.anything.queryOptions({
      input: asked === '' ? skipToken : { projectId: project.id, text: asked },
      placeholderData: keepPreviousData,
      gcTime: 60_000,
    }),
  )
  const isAnswered = typed === asked && ((data !== undefined && !isPlaceholderData) || error !== null)
  return { typed, found: data, error, isFresh: typed === '' || isAnswered }
}

function useGroups(typed: string, found: ReturnType<typeof useFindings>['found']): OptionGroup[] {
  const { t } = useTranslation(['find', 'common'])
  const { can } = useSession()
  const now = useNow()
  return useMemo(() => {
    const pages = PLACES.filter(({ permission }) => permission === null || can(permission))
    const named = pages.map(({ name, to }) => ({ name: t(`common:nav.${name}`), to }))
    return found && typed !== '' ? groupsOf(t, { can, now }, typed, found, named) : []
  }, [t, can, now, typed, found])
}

/** Enter pressed before the answer is there opens the first thing once it is. */
function useOpenWhenThere(isFresh: boolean, first: FindOption | undefined, open: (option: FindOption) => void) {
  const [isWanted, setWanted] = useState(false)
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    if (!isWanted || !isFresh) return
    setWanted(false)
    if (first) latest.current(first)
  }, [isWanted, isFresh, first])
  return () => setWanted(true)
}

function recentGroups(recent: readonly FindOption[]): OptionGroup[] {
  return recent.length === 0 ? [] : [{ kind: 'pages', options: [...recent], isMore: false }]
}

function stepOf(key: string): number | null {
  if (key === 'ArrowDown') return 1
  return key === 'ArrowUp' ? -1 : null
}
