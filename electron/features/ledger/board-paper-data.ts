import { formatArea } from '../../../shared/kernel/area'
import { formatCount } from '../../../shared/kernel/count'
import type { BoardPaperVariant } from '../../../shared/ledger/board'
import { type BoardHome, readHomes } from '../../../shared/ledger/board-homes'
import { layBoard, partsOfType, shortNumber } from '../../../shared/ledger/board-layout'
import { chartOf, type PageRoom, pageChart } from '../../../shared/ledger/board-pages'
import { type HallState, hallCountsOf, hallStateOf, hallStateSchema } from '../../../shared/ledger/hall'
import { wordListPrice } from '../../../shared/ledger/list-price'
import { countStates, legendOf } from '../../../shared/ledger/state-counts'
import { homesAmong, type SpaceKind, spacesAmong } from '../../../shared/ledger/tally'
import { type UnitState, unitStateAt } from '../../../shared/ledger/unit'
import type { QueryContext } from '../../gate/context'
import { projectTable, standingOf } from '../project/tables'
import { readBoard } from './board'
import type { BoardPaperData, PaperCell, PaperTone } from './board-paper'

/** What an A3 sheet holds so that every cell is read: 34 storeys, two entrances of eight rooms. */
const ROOM: PageRoom<PaperCell> = { across: 16, rows: 36, widthOf: ({ columns }) => columns }

const solid = (ground: string, ink: string, frame = ground): PaperTone => ({ ground, ink, frame, isDashed: false })
const dashed = (ink: string): PaperTone => ({ ground: '#FFFFFF', ink, frame: ink, isDashed: true })

type Look = { readonly word: string; readonly tone: PaperTone }

/** From light to dark in the order of a sale, so that a grey copy keeps it. What is not for sale is dashed. */
const OFFICE: Record<UnitState, Look> = {
  available: { word: '可售', tone: solid('#FFFFFF', '#0B5A33', '#0B5A33') },
  ticket: { word: '房号单', tone: solid('#FFE9B0', '#5A3A00', '#B57B00') },
  subscribed: { word: '认购', tone: solid('#D3C8F5', '#2E1E73') },
  contracted: { word: '签约', tone: solid('#94C6CC', '#06333A') },
  filed: { word: '备案', tone: solid('#5F6B7A', '#FFFFFF') },
  handedOver: { word: '已交付', tone: solid('#2F4055', '#FFFFFF') },
  withheld: { word: '保留', tone: dashed('#8C2A43') },
  waiting: { word: '待重推', tone: dashed('#7A3F17') },
  unreleased: { word: '未推', tone: dashed('#667182') },
}

const WALL: Record<HallState, Look> = {
  forSale: { word: '可售', tone: solid('#FFFFFF', '#0B5A33', '#0B5A33') },
  inTalks: { word: '洽谈中', tone: solid('#FFE9B0', '#5A3A00', '#B57B00') },
  subscribed: { word: '已认购', tone: solid('#B7A9EB', '#21135C') },
  sold: { word: '已售', tone: solid('#4A5566', '#FFFFFF') },
  closed: { word: '暂不开放', tone: dashed('#667182') },
}

const SPACE: Record<SpaceKind, string> = { parking: '车位', storeroom: '储藏室' }

/** 打印销控图. What hangs on the wall shows what the hall view shows. Rules LED-5, SEC-1. */
export async function readBoardPaper(
  { db, actor, now, workers }: QueryContext,
  { projectId, variant }: { projectId: string; variant: BoardPaperVariant },
): Promise<File> {
  const [board, project] = await Promise.all([
    readBoard(db, actor, projectId, now),
    db.findOne(projectTable, { id: projectId }),
  ])
  const { homes } = readHomes(board, null)
  const permitted = new Set(board.buildings.filter(({ isPermitted }) => isPermitted).map(({ id }) => id))
  const shown = variant === 'wall' ? homes.filter(({ buildingId }) => permitted.has(buildingId)) : homes
  const plan = layBoard(shown, board.buildings)
  const lookOf = variant === 'wall' ? wallLook : officeLook
  const pages = pageChart(
    plan.map((building) => chartOf(building, (home) => cellOf(home, lookOf(home, now), variant === 'office'))),
    ROOM,
  )
  const bytes = await workers.drawBoardPaper({
    project: project?.name ?? '',
    title: variant === 'wall' ? '房源状态表' : '销控图（内部）',
    mark: project && standingOf(project) !== 'good' ? '试运行' : '',
    note: variant === 'wall' ? '以签订的认购书和合同为准' : '单价 元/㎡，车位、储藏室为总价 元',
    legend: variant === 'wall' ? wallLegend(shown, now) : officeLegend(shown, now),
    apart: spacesAmong(shown, now).map(
      ({ kind, total, forSale }) => `${SPACE[kind]} ${formatCount(total)} 个（可售 ${formatCount(forSale)}）`,
    ),
    empty: variant === 'wall' ? '还没有对外公开的房源。' : '还没有房源，导入价格表后再打印。',
    pages,
    printed: { at: now, by: variant === 'wall' ? '' : actor.name },
  })
  return new File([bytes], `${project?.name ?? ''} 销控图.pdf`, { type: 'application/pdf' })
}

function cellOf(home: BoardHome, { word, tone }: Look, hasPrice: boolean): PaperCell {
  const facts = [partsOfType(home.type).code, home.area === null ? '' : formatArea(home.area)]
  return {
    room: shortNumber(home.number),
    facts: facts.filter(Boolean).join(' '),
    word,
    figure: hasPrice ? (wordListPrice(home) ?? '') : '',
    tone,
  }
}

function officeLook(home: BoardHome, now: number): Look {
  return OFFICE[unitStateAt(home, now)]
}

function wallLook(home: BoardHome, now: number): Look {
  return WALL[hallStateOf(unitStateAt(home, now))]
}

function officeLegend(units: readonly BoardHome[], now: number): BoardPaperData['legend'] {
  return legendOf(countStates(homesAmong(units), now)).map(({ state, count }) => ({ ...OFFICE[state], count }))
}

function wallLegend(units: readonly BoardHome[], now: number): BoardPaperData['legend'] {
  const counts = hallCountsOf(units, now)
  return hallStateSchema.options.map((state) => ({ ...WALL[state], count: counts[state] }))
}
