/** A matrix as cases: a version is one. */

import type { Case, Suite } from '../shared/cases'
import { outputOf, reasonOf } from './report'
import type { Matrix, MatrixRun, Status } from './types'

const statusOf: Readonly<Record<Status, Case['status']>> = {
  passed: 'passed',
  failed: 'failed',
  timeout: 'failed',
  unpinned: 'error',
  unstarted: 'error',
  skipped: 'skipped',
}

function caseOf(run: MatrixRun, most: number): Case {
  const { spec, release, status, ms } = run
  const name = `${spec} (${release})`
  if (status === 'passed') return { name, status, ms }
  if (status === 'skipped') return { name, status, message: reasonOf(run) }
  return { name, status: statusOf[status], ms, message: reasonOf(run), text: outputOf(run, most) }
}

/** @param most lines of output with a failure */
export function matrixSuites(matrix: Matrix, most: number): Suite[] {
  const cases = matrix.runs.map(run => caseOf(run, most))
  // Where all are runs of the host's own http, all may have passed, and nothing was tested.
  const untested = !matrix.passed && cases.every(({ status }) => status === 'passed')
  const nothing: Case = { name: 'something is pinned', status: 'error', message: 'no version was pinned' }
  return [{ name: matrix.command.join(' '), cases: untested ? [...cases, nothing] : cases, ms: matrix.ms }]
}
