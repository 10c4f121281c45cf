import type { BoardHome } from '../../../../shared/ledger/board-homes'
import { type UnitState, unitStateAt } from '../../../../shared/ledger/unit'
import type { CellLook } from './board-cell'
import { isLitAmong } from './board-comparison'
import { isLit } from './board-filter'
import type { Picture } from './board-picture'

/** One kind of square; there are few, so each is drawn once and copied ten thousand times. */
type Stamp = { state: UnitState; sign: string; tone: string; isFaded: boolean }

type Painting = {
  picture: Picture
  look: CellLook
  now: number
  selected: string | null
  picked: ReadonlySet<string>
}

/** Paints a building: each home a square with its state's colours and sign. The canvas is as sharp as the screen. */
export function paintPicture(canvas: HTMLCanvasElement, { picture, look, now, selected, picked }: Painting): void {
  const sharp = window.devicePixelRatio
  canvas.width = Math.ceil(picture.width * sharp)
  canvas.height = Math.ceil(picture.height * sharp)
  const ink = canvas.getContext('2d')
  if (!ink) return
  const colours = getComputedStyle(canvas)
  ink.scale(sharp, sharp)
  ink.font = `11px ${colours.fontFamily}`
  ink.fillStyle = colours.getPropertyValue('--ink-3')
  ink.textAlign = 'right'
  ink.textBaseline = 'middle'
  for (const { text, right, middle } of picture.labels) ink.fillText(text, right, middle + 1)
  const stamps = new Map<string, HTMLCanvasElement>()
  for (const { home, x, y } of picture.cells) {
    const stamp = stampOf(home, look, now)
    const key = `${stamp.state} ${stamp.sign} ${stamp.isFaded}`
    const made = stamps.get(key) ?? makeStamp(stamp, picture.size, sharp, colours)
    stamps.set(key, made)
    ink.drawImage(made, x, y, picture.size, picture.size)
    if (home.id !== selected && !picked.has(home.id)) continue
    ink.lineWidth = 2
    ink.strokeStyle = colours.getPropertyValue('--accent')
    ink.strokeRect(x + 1, y + 1, picture.size - 2, picture.size - 2)
  }
}

function stampOf(home: BoardHome, { filter, words, changes }: CellLook, now: number): Stamp {
  const state = unitStateAt(home, now)
  const change = changes?.of.get(home.id)
  const turned = change?.change === 'up' ? '--refusal' : change?.change === 'down' ? '--good' : null
  const tone = GONE.has(state) ? '--panel' : (turned ?? `--${state}-word`)
  return {
    state,
    sign: change ? change.sign : words.short(state),
    tone,
    isFaded: !(isLit(home, state, filter) && isLitAmong(changes, home.id)),
  }
}

/** Without colour the ground tells first: gone homes are full, those kept back dashed; then the sign tells which. */
const GONE: ReadonlySet<UnitState> = new Set(['subscribed', 'contracted', 'filed', 'handedOver'])
const KEPT_BACK: ReadonlySet<UnitState> = new Set(['withheld', 'waiting', 'unreleased'])

function makeStamp({ state, sign, tone, isFaded }: Stamp, size: number, sharp: number, colours: CSSStyleDeclaration) {
  const stamp = document.createElement('canvas')
  stamp.width = Math.ceil(size * sharp)
  stamp.height = stamp.width
  const ink = stamp.getContext('2d')
  if (!ink) return stamp
  ink.scale(sharp, sharp)
  ink.lineWidth = 1
  if (isFaded) {
    ink.strokeStyle = colours.getPropertyValue('--line')
    ink.strokeRect(0.5, 0.5, size - 1, size - 1)
    return stamp
  }
  ink.fillStyle = colours.getPropertyValue(`--${state}-${GONE.has(state) ? 'bar' : 'ground'}`)
  ink.fillRect(0, 0, size, size)
  ink.strokeStyle = colours.getPropertyValue(`--${state}-bar`)
  if (KEPT_BACK.has(state)) ink.setLineDash([2, 2])
  ink.strokeRect(0.5, 0.5, size - 1, size - 1)
  ink.fillStyle = colours.getPropertyValue(tone)
  ink.font = `${size >= 16 ? 700 : 400} ${size - 3}px ${colours.fontFamily}`
  ink.textAlign = 'center'
  ink.textBaseline = 'middle'
  ink.fillText(sign, size / 2, size / 2 + size / 24)
  return stamp
}
