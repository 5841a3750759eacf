import { keepCharacters } from '../kept-characters'
import { mend } from '../patch'

export default mend({ modules: { url: face => keepCharacters(face, '\\') } })
