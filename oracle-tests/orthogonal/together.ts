/**
 * Behaviours of an area that changed at the same releases in all lines, so that over all of history each is a function of
 * the other. They stay apart where one can be seen, and set, without the other: each group says by what.
 */

import { profileOf } from '../../src/profile/profile'
import { releasesOf } from '../../src/profile/releases'
import type { Path } from '../../src/profile/vocabulary'
import { lines } from '../../versions'
import { areaOf, pathsOf } from './values'

/** Some behaviours of an area, and why they are several. */
interface Apart {
  readonly behaviours: readonly Path[]
  readonly because: string
}

const inParser = 'a parser was replaced as a whole; each of these is shown by other bytes: '

export const apart: readonly Apart[] = [
  {
    behaviours: ['https.ends', 'https.tellsBadRequests', 'https.identityOption'],
    because: 'how a connection ends, what a server tells of bytes that are no request, and an option of a client',
  },
  {
    behaviours: ['outgoing.removesAutomatic', 'outgoing.loneHeadCharset', 'outgoing.finish'],
    because: 'a call of removeHeader, the bytes of a head without a body, and the time of an event',
  },
  {
    behaviours: ['wire.methodsShownAs', 'wire.zeroMajorResponse', 'wire.unframedBody', 'wire.protoHeaderShows'],
    because: `${inParser}a method, a version, a response that nothing frames, and a header called __proto__`,
  },
  {
    behaviours: ['stream.moduleIsClass', 'stream.hex'],
    because: 'what require gives, and how bytes become a text',
  },
  {
    behaviours: ['server.drainsLast', 'server.listenCall'],
    because: 'the time of an event of responses, and the arguments that net is called with',
  },
  {
    behaviours: ['outgoing.base64Dashes', 'outgoing.warnsBodyless'],
    because: 'the bytes of a text in base64, and a line on stderr',
  },
  {
    behaviours: ['wire.trailingBlanks', 'wire.emptyLength'],
    because: `${inParser}the end of any value, and a Content-Length that has none`,
  },
  {
    behaviours: ['outgoing.bareHeaders', 'outgoing.chunkedMatch', 'outgoing.joinsCookies'],
    because: 'the object that getHeaders gives, how a value is matched, and an array for Cookie',
  },
  {
    behaviours: ['client.cutsPorts', 'client.demandsEnd'],
    because: 'which ports are connected to, and what is asked of a stream that is given as a connection',
  },
  {
    behaviours: ['server.inheritedOptions', 'server.requireHostHeader'],
    because: 'options that their object inherits, and requests without Host',
  },
  {
    behaviours: ['server.handedTimeouts', 'server.timeout'],
    because: 'a listener of a connection after an upgrade, and the time that connections may be silent',
  },
  {
    behaviours: ['client.sendsAfterSocket', 'client.creationThrows'],
    because: 'when a request is sent, and what becomes of an error of whoever makes its connection',
  },
  {
    behaviours: ['server.handedDrains', 'server.expectMatch'],
    because: 'a listener of a connection after an upgrade, and how the value of Expect is matched',
  },
  {
    behaviours: ['client.getCalls', 'client.hostCheck'],
    because: 'which function get calls, and a host that is not a text',
  },
  {
    behaviours: ['stream.pipeGives', 'stream.sinkSteers'],
    because: 'what a call gives, and who decides how much is piped',
  },
  {
    behaviours: ['https.connectionListener', 'https.agentCalls', 'https.getCalls'],
    because: 'three functions, each of which is called through another one that a program may replace',
  },
  {
    behaviours: ['stream.rejectionDestroys', 'stream.forgetsFlow'],
    because: 'a listener that rejects, and a stream whose last reader leaves',
  },
  {
    behaviours: ['incoming.consumed', 'incoming.upgradeAsked'],
    because: 'when a body counts as read, and whether a message that asks for an upgrade is shown as one',
  },
  {
    behaviours: ['server.handedErrors', 'server.unheardUpgrade'],
    because: 'a listener of a connection after an upgrade, and an upgrade that nobody listens to',
  },
  {
    behaviours: ['outgoing.headerStore', 'outgoing.undefinedValue'],
    because: 'fields of a message, and a value that is refused',
  },
  {
    behaviours: ['outgoing.waitingWrite', 'outgoing.drain'],
    because: 'what write gives before a message has its turn, and an event once it has it',
  },
  {
    behaviours: ['client.defaultHost', 'client.auth'],
    because: 'the host of a request that names none, and a header made of the option auth',
  },
  {
    behaviours: ['client.readyBeforeResponse', 'client.dumpsUnheard'],
    because: 'when a connection is free again, and a response that nobody listens to',
  },
  {
    behaviours: ['https.requestCalls', 'https.identityError'],
    because: 'which function request calls, and the words of an error of certificates',
  },
  {
    behaviours: [
      'wire.emptyHost',
      'wire.headerSizeCounts',
      'wire.foldedWords',
      'wire.chunkSizeBytes',
      'wire.faultOffset',
      'wire.faultAgain',
      'wire.thrownCodes',
    ],
    because: `${inParser}a target, a long head, a folded Connection, a chunk size; and how a fault is told at once, again, and after a listener has thrown`,
  },
  {
    behaviours: ['wire.versionDigits', 'wire.zeroMajorRequest'],
    because: `${inParser}HTTP/1.10 and HTTP/0.9`,
  },
  {
    behaviours: ['wire.blankBeforeColon', 'wire.blanksInNames', 'wire.bodylessStatuses'],
    because: `${inParser}a blank behind a name, one within a name, and a status without a body`,
  },
  {
    behaviours: ['wire.maxChunkExtensions', 'wire.chunkExtensionsOf'],
    because: 'how many bytes, and whether those of a chunk or of a message are counted',
  },
  {
    behaviours: ['wire.afterClose', 'wire.afterOldClose'],
    because: `${inParser}what follows a message that closes, and one of HTTP/1.0`,
  },
  {
    behaviours: ['outgoing.takesOptions', 'outgoing.saysAssigned'],
    because: 'what the constructor takes, and the error for a second message of a connection',
  },
  {
    behaviours: ['outgoing.knowsClosed', 'outgoing.lateWrites', 'outgoing.tellsBodyless'],
    because: 'a field, a write after the end, and the callback of a piece that is not sent',
  },
  {
    behaviours: ['outgoing.trailerLists', 'outgoing.uniqueHeaders'],
    because: 'values of trailers, and an option',
  },
  {
    behaviours: ['agent.ownDefaults', 'agent.ownCreation', 'agent.proxies'],
    because:
      'the options of a new agent, which function it calls for a connection, and whether that goes through a proxy',
  },
  {
    behaviours: ['agent.globalKeeps', 'agent.globalTimeout'],
    because: 'whether the global agent keeps connections, and for how long',
  },
]

/** Behaviours that no release changed. They are there to be set by a guard, a reading or a program. */
export const constant: readonly Path[] = [
  'client.hostBytes',
  'client.maxAnswerHead',
  'client.maxInterim',
  'client.surplus',
  'client.unaskedUpgrade',
  'https.oldProtocols',
  'module.promised',
  'outgoing.framing',
  'outgoing.lateChanges',
  'outgoing.otherLengths',
  'outgoing.trailerCheck',
  'outgoing.unframedRequests',
  'server.headTime',
  'server.maxUnanswered',
  'server.requestTime',
  'server.restTime',
  'server.unreadBody',
  'server.unreadable',
  'server.upgradeBody',
  'wire.afterUnheardUpgrade',
  'wire.codedRequests',
  'wire.codings',
  'wire.emptyLines',
  'wire.firstLines',
  'wire.foldedFraming',
  'wire.hostLines',
  'wire.maxHeaderLines',
  'wire.oldKeepAlive',
  'wire.trailerNames',
]

/** The values of each behaviour in all releases, as numbers in the order in which they came. */
export function courses(): Map<Path, number[]> {
  const known = new Map<Path, Map<string, number>>()
  const course = new Map<Path, number[]>()
  for (const line of lines) {
    for (const release of releasesOf(line)) {
      const profile = profileOf(line, release, 'shipped', release) as unknown as Record<string, Record<string, unknown>>
      for (const path of pathsOf()) {
        const [area, key] = path.split('.')
        const value = JSON.stringify(profile[area][key])
        if (!known.has(path)) known.set(path, new Map())
        const values = known.get(path)!
        if (!values.has(value)) values.set(value, values.size)
        if (!course.has(path)) course.set(path, [])
        course.get(path)!.push(values.get(value)!)
      }
    }
  }
  return course
}

/** @returns the behaviours that never changed, and the groups within an area that changed together */
export function changedTogether(): { never: Path[]; groups: Path[][] } {
  const never: Path[] = []
  const groups = new Map<string, Path[]>()
  for (const [path, numbers] of courses()) {
    const course = numbers.join()
    if (!/[^0,]/.test(course)) never.push(path)
    else groups.set(`${areaOf(path)} ${course}`, [...(groups.get(`${areaOf(path)} ${course}`) ?? []), path])
  }
  return { never, groups: [...groups.values()].filter(group => group.length > 1) }
}
