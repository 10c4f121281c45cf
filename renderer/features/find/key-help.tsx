import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { TopLayer } from '../../components/top-layer'
import styles from './find.module.css'
import { COMMAND } from './find-keys'

const EVERYWHERE = [
  ['find', [[COMMAND, 'K']]],
  ['sheet', [['?'], [COMMAND, '/']]],
  ['move', [['Tab'], ['Shift', 'Tab']]],
  ['press', [['Enter']]],
  ['escape', [['Esc']]],
] as const
const LIST = [
  ['rows', [['↑'], ['↓']]],
  ['page', [['PgUp'], ['PgDn']]],
  ['ends', [['Home'], ['End']]],
  ['openRow', [['Enter']]],
] as const
const BOARD = [
  ['cells', [['↑'], ['↓'], ['←'], ['→']]],
  ['floorEnds', [['Home'], ['End']]],
  ['openHome', [['Enter']]],
  ['zoom', [['+'], [COMMAND, '⇅']]],
  ['unzoom', [['−']]],
  ['whole', [['0']]],
  ['pick', [['Space']]],
  ['pickBlock', [['Shift', 'Space']]],
  ['closeHome', [['Esc']]],
] as const
const TICKET = [
  ['submit', [[COMMAND, 'Enter']]],
  ['form', [['Enter']]],
  ['leaveField', [['Esc']]],
] as const
const TICKETS = [['approve', [['Enter']]]] as const
const SCHEMES = [
  ['item', [['↑'], ['↓']]],
  [
    'carry',
    [
      ['Alt', '↑'],
      ['Alt', '↓'],
    ],
  ],
  ['form', [['Enter']]],
] as const
const STAFF = [['closePanel', [['Esc']]]] as const

/** The keys of the page at an address, by the part of it where they are heard. */
function partsOf(path: string) {
  if (path === '/board') return [{ name: 'board', keys: BOARD }] as const
  if (path === '/tickets')
    return [
      { name: 'tickets', keys: TICKETS },
      { name: 'list', keys: LIST },
    ] as const
  if (path.startsWith('/tickets/')) return [{ name: 'ticket', keys: TICKET }] as const
  if (path === '/schemes') return [{ name: 'schemes', keys: SCHEMES }] as const
  if (path === '/staff')
    return [
      { name: 'staff', keys: STAFF },
      { name: 'list', keys: LIST },
    ] as const
  return [{ name: 'list', keys: LIST }] as const
}

/** 键盘操作: the keys of this page, and those that are heard everywhere. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['find', 'common'])
  const { pathname } = useLocation()
  const parts = [...partsOf(pathname), { name: 'everywhere', keys: EVERYWHERE } as const]
  return (
    <TopLayer label={t('help.title')} onClose={onClose}>
      {(close) => (
        <>
          <div className={styles.head}>
            <h2>{t('help.title')}</h2>
            <Button type="text" icon={<CloseOutlined />} aria-label={t('common:action.close')} onClick={close} />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long sheet is scrolled by keys. */}
          <section className={styles.sheet} tabIndex={0} aria-label={t('help.title')}>
            {parts.map(({ name, keys }) => (
              <section key={name} className={styles.part}>
                <h3>{t(`help.${name}`)}</h3>
                <dl>
                  {keys.map(([what, ways]) => (
                    <div key={what}>
                      <dt>
                        {ways.map((way) => (
                          <span key={way.join('+')} className={styles.way}>
                            {way.map((key) => (
                              <kbd key={key}>{key}</kbd>
                            ))}
                          </span>
                        ))}
                      </dt>
                      <dd>{t(`help.${what}`)}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </section>
        </>
      )}
    </TopLayer>
  )
}
