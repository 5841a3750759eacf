/** Heads of answers take memory as those of requests do; those of old servers have large cookies, so they may be larger. */

import { longHead } from '../client.probes'
import { change, type Fix } from '../fix'

const MOST = 64 * 1024

export const answerHeadSize: Fix = {
  id: 'answer-head-size',
  cves: ['CVE-2018-12121'],
  year: 2018,
  what: 'the head of an answer beyond 64 KB',
  changes: [change('client.maxAnswerHead', (own, { wire }) => (wire.maxHeaderSize > MOST ? MOST : own))],
  breaks: 'No honest server.',
  probes: [longHead],
}
