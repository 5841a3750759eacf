import { addMissing, mend } from '../patch'

export default mend({ modules: { os: (face, { tmpdir }) => addMissing(face, { tmpDir: tmpdir }) } })
