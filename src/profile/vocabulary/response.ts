/** ServerResponse: status, head, and its turn on the connection. */

import { choice, flag, table } from '../behaviour'

export const response = {
  methods: table<readonly string[]>(
    'The members that the prototype of ServerResponse shows, in the order in which they are enumerated.',
  ),
  statusCheck: choice('Which statuses writeHead takes.', {
    none: 'Any that has a text.',
    coerced: '100 to 999, after it is made a number; the reason is looked up as given.',
    number: '100 to 999, after it is made a number.',
  }),
  checksReason: flag('Control characters in a reason phrase are refused.'),
  statusMessage: flag('statusMessage gives the reason phrase, and tells it afterwards.'),
  merge: choice('Headers of writeHead beside headers that were set.', {
    rendered: 'They are laid over what _renderHeaders gives.',
    set: 'They are set with setHeader.',
  }),
  mergedArrays: choice('An array for writeHead beside headers that were set.', {
    numbered: 'Its entries are set under their numbers.',
    set: 'Its names and values, by turns, are set one by one; the last of a name counts.',
    appended: 'The same; they take the place of what was set, and a name may stand there more than once.',
  }),
  findsHeaders: flag(
    'writeHead takes headers for what they are behind a reason that is not a text; else it takes that for the headers.',
  ),
  headOnce: flag('writeHead refuses a second call.'),
  requestField: flag('req is an own field of a response.'),
  writeHeaderApart: flag(
    'writeHeader calls writeHead, and so one that was put in its place; else both are one function.',
  ),
  writeHeadReturnsSelf: flag('writeHead gives the response.'),
  expectationFields: flag(
    '_sent100 and _expect_continue are own fields of a new response; else they come when they are set.',
  ),
  interim: choice('How writeContinue and the like write interim answers.', {
    anywhere: 'As they are, after the head, too.',
    information: 'By writeInformation, which refuses to after the head.',
  }),
  hintLinks: choice('What a link of writeEarlyHints looks like.', {
    named: 'Its parameters are rel, and after it as, anchor or title.',
    any: 'It has any parameters, and no line breaks in them.',
    oneLine: 'The same, and none in its target.',
  }),
  checksHints: flag('writeEarlyHints refuses names and values that headers must not have, in links, too.'),
  http10Chunks: flag('An HTTP/1.0 request with TE: chunked gets a chunked answer.'),
}
