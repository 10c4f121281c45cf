import { describe, expect, it } from 'vitest'
import * as worker from '../../../electron/workers/worker'
import { FONT_FOLDER } from '../documents/pdf/fonts'
import { infoOf } from '../documents/pdf/poppler'
import { aCancellation, aNotice, aPlan, aReceipt } from '../features/subscription/papers/more-samples'
import { aPaper, aSubscription } from '../features/subscription/papers/samples'

describe('the worker', () => {
  it('SUB-3: draws each paper of a subscription by its own task', async () => {
    const fontsDir = FONT_FOLDER
    const papers = await Promise.all([
      worker.drawSubscriptionPaper({ data: aPaper('subscription', aSubscription()), fontsDir }),
      worker.drawNoticePaper({ data: aPaper('notice', aNotice()), fontsDir }),
      worker.drawPlanPaper({ data: aPaper('plan', aPlan()), fontsDir }),
      worker.drawChangePaper({ data: aPaper('cancel', aCancellation()), fontsDir }),
      worker.drawReceiptPaper({ data: aPaper('receipt', aReceipt()), fontsDir }),
    ])
    expect(papers.map((pdf) => infoOf(pdf).get('Title')?.split(' ')[0])).toEqual([
      '认购书',
      '购买须知',
      '置业计划',
      '退房申请单',
      '定金收据',
    ])
  })
})
