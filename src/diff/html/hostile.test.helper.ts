/** A report in which every text that there is tries to be something else: markup, script, an end of a line, an address. */

import type { ReportInput } from './input'

const tricks = [
  '</script><script>window.hacked=1</script>',
  '<img src=x onerror="window.hacked=1">',
  `"'><b class=hacked>`,
  '</noscript></style></title><b class=hacked>',
  '&lt;b&gt;&amp;`<i class=hacked>`',
  '\u2028\u2029\u202e\u200b\ufeff',
  '\x00\x01\x1b\x7f\x85\r\n\t',
  '\ud800 \udc00 \uffff',
  'javascript:window.hacked=1',
  '%3Cb%3E%&=a#b?',
  '__proto__',
]

/** Everything that is nasty, in one text, different for each place that it is put in. */
export const nasty = (place: string): string => `${place} ${tricks.join(' ')}`

const bytes = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code))

export const hostile: ReportInput = {
  title: nasty('title'),
  columns: ['one', 'two', 'three'].map(name => ({
    name: nasty(name),
    line: nasty(name),
    runtime: nasty(`${name}-run`),
  })),
  behaviours: [
    {
      path: nasty('area.key'),
      what: nasty('what'),
      kind: 'choice',
      choices: { [nasty('value')]: nasty('means'), constructor: 'a word that objects have' },
      weights: ['security', nasty('weight')],
      values: [nasty('value'), { [nasty('key')]: [nasty('item'), Number.POSITIVE_INFINITY] }, undefined],
      changes: [
        {
          value: nasty('value'),
          since: nasty('since'),
          source: `manual: ${nasty('000')}; catalog: ${nasty('row')}; odd; recording: server/nasty`,
          columns: [0],
        },
        {
          value: { [nasty('key')]: [nasty('item')], __proto__: null },
          since: null,
          source: `constructor: ${nasty('source')}; recording: ${nasty('scenario')}`,
          columns: [1, 2],
        },
      ],
    },
  ],
  observed: [
    { name: nasty('one'), line: nasty('one'), runtime: nasty('one-run') },
    { name: nasty('later'), line: nasty('later') },
  ],
  observations: [
    {
      id: nasty('row'),
      area: nasty('area'),
      what: nasty('what'),
      weights: [nasty('weight')],
      values: [nasty('value'), undefined],
      notes: [[nasty('heading'), nasty('note')]],
      scenarios: ['server/nasty', nasty('scenario')],
    },
  ],
  runtimes: ['one', 'two'].map(name => ({
    name: nasty(`${name}-run`),
    line: nasty(name),
    runtime: nasty(`${name}-run`),
  })),
  recordings: [
    {
      scenario: 'server/nasty',
      title: nasty('title'),
      role: 'server',
      weights: [],
      program: nasty('program'),
      variants: [
        {
          runtimes: [nasty('one-run')],
          connections: [
            { closed: nasty('closed'), turns: [{ from: 'client', bytes: [bytes, '</script>\n', '<b>\r\n'] }] },
          ],
          events: [[nasty('event'), { [nasty('key')]: nasty('value') }]],
        },
        {
          runtimes: [nasty('two-run')],
          exit: nasty('exit'),
          connections: [{ closed: null, turns: [{ from: 'server', bytes: [`${'x'.repeat(200_000)}${bytes}`] }] }],
          events: Array.from({ length: 3_000 }, (_, k) => [nasty(`event ${k}`)]),
        },
      ],
    },
  ],
  promises: { [nasty('000')]: [nasty('promise')] },
  manuals: { '000': nasty('manual') },
  pair: [nasty('one'), nasty('two')],
}
