import { addMissing, mend } from '../mend'

export default mend({ modules: { os: (face, { tmpdir }) => addMissing(face, { tmpDir: tmpdir }) } })
