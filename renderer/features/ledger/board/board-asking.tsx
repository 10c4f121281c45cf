import type { Fit } from './board-fits'
import { BoardRelease, type ReleaseChoice } from './board-release'
import { BoardLift, BoardWithhold } from './board-withhold'

/** What is asked before homes are released, withheld or given back; `isOfPicked`: done, they are no longer picked. */
export type BoardQuestion = { isOfPicked: boolean } & (
  | { kind: 'release'; choices: readonly ReleaseChoice[] }
  | { kind: 'withhold' | 'lift'; fit: Fit; subject: string }
)

export function BoardAsking({
  projectId,
  question,
  onClose,
}: {
  projectId: string
  question: BoardQuestion
  onClose: (isDone: boolean) => void
}) {
  switch (question.kind) {
    case 'release':
      return <BoardRelease projectId={projectId} choices={question.choices} onClose={onClose} />
    case 'withhold':
      return <BoardWithhold projectId={projectId} fit={question.fit} subject={question.subject} onClose={onClose} />
    case 'lift':
      return <BoardLift projectId={projectId} fit={question.fit} subject={question.subject} onClose={onClose} />
  }
}
