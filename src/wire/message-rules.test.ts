import t from 'tap'
import {
  asksToContinue,
  isBodylessRequest,
  isBodylessResponse,
  isFollowed,
  isUnframed,
  opensTunnel,
} from './message-rules'

t.test('what a response is, by the method and its status', async t => {
  const rows: [method: string, status: number, says: string][] = [
    ['GET', 100, 'followed bodyless unframed'],
    ['GET', 101, 'tunnel bodyless unframed'],
    ['GET', 103, 'followed bodyless unframed'],
    ['GET', 199, 'followed bodyless unframed'],
    ['GET', 200, ''],
    ['GET', 204, 'bodyless unframed'],
    ['GET', 205, ''],
    ['GET', 304, 'bodyless'],
    ['GET', 99, ''],
    ['HEAD', 200, 'bodyless'],
    ['CONNECT', 100, 'followed bodyless unframed'],
    ['CONNECT', 200, 'tunnel bodyless'],
    ['CONNECT', 299, 'tunnel bodyless'],
    ['CONNECT', 300, ''],
    ['CONNECT', 407, ''],
  ]
  for (const [method, status, says] of rows) {
    const words = [
      isFollowed(status) && 'followed',
      opensTunnel(method, status) && 'tunnel',
      isBodylessResponse(method, status) && 'bodyless',
      isUnframed(status) && 'unframed',
    ]
    t.equal(words.filter(Boolean).join(' '), says, `${method} ${status}`)
  }
  t.same(['GET', 'CONNECT', 'POST'].map(isBodylessRequest), [false, true, false])
})

t.test('who asks to continue', async t => {
  for (const [headers, asks] of [
    [['Expect', '100-continue'], true],
    [['Host', 'h', 'EXPECT', ' 100-Continue\t'], true],
    [['Expect', 'x, 100-continue'], true],
    [['Expect', '100-continued'], false],
    [['X', 'Expect', '100-continue', 'x'], false],
    [[], false],
  ] as const) {
    t.equal(asksToContinue(headers), asks, JSON.stringify(headers))
  }
})
