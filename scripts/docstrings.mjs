/**
 * Fails on what `src/index.ts` and `src/test/index.ts` export without a docstring: functions with their parameters and what they return, types
 * with all their members, and every type of ours that these mention. The modules of the eras (`src/types`,
 * `versions/types`) are Node's API, which the manuals document, and each behaviour is documented where it is declared
 * (`src/profile/vocabulary`); these are not looked into.
 *
 *   node scripts/docstrings.mjs     exit 0: none; 1: some (each is printed), or nothing was looked at
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const entries = ['src/index.ts', 'src/test/index.ts'].map(file => path.join(root, file))
const ours = file => file.startsWith(`${root}/src/`) || file.startsWith(`${root}/versions/`)
const elsewhere = /\/(?:src\/types|versions\/types|src\/profile\/vocabulary)\//

const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile).config
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
const program = ts.createProgram(entries, { ...options, noEmit: true, incremental: false })
const checker = program.getTypeChecker()

const missing = []
let looked = 0
const seen = new Set()

const isOurs = node => {
  const { fileName } = node.getSourceFile()
  return ours(fileName) && !elsewhere.test(fileName)
}
/** What we add to a type of the host. */
const isGlobal = node => node.parent?.parent && ts.isModuleDeclaration(node.parent.parent)
const placeOf = node => {
  const source = node.getSourceFile()
  const { line } = source.getLineAndCharacterOfPosition(node.getStart())
  return `${path.relative(root, source.fileName)}:${line + 1}`
}
const textOf = symbol => ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim()

function demand(said, title, node) {
  looked++
  if (!said) missing.push(`${placeOf(node)}: ${title}`)
}

function lookAtSignature(title, declaration) {
  const signature = checker.getSignatureFromDeclaration(declaration)
  for (const parameter of declaration.parameters) {
    const name = parameter.name.getText()
    // A parameter that is taken apart has its tag by its place.
    demand(
      ts.getJSDocParameterTags(parameter).some(({ comment }) => comment),
      `${title}, parameter ${name}`,
      parameter,
    )
    if (parameter.type) lookAtNode(parameter.type)
  }
  const returned = checker.getReturnTypeOfSignature(signature)
  const gives = checker.typeToString(returned)
  const saysNothing = gives === 'void' || gives === 'Promise<void>' || ts.isConstructorDeclaration(declaration)
  if (!saysNothing) demand(ts.getJSDocReturnTag(declaration), `${title}, what it returns`, declaration)
  if (declaration.type) lookAtNode(declaration.type)
}

/** Looks at all types of ours that a type names. */
function lookAtNode(node) {
  const visit = child => {
    if (ts.isTypeReferenceNode(child) || ts.isExpressionWithTypeArguments(child)) {
      lookAt(checker.getSymbolAtLocation(child.typeName ?? child.expression))
    }
    if (ts.isTypeLiteralNode(child)) for (const member of child.members) lookAtMember('{…}', member)
    else ts.forEachChild(child, visit)
  }
  visit(node)
}

function lookAtMember(owner, member) {
  if (ts.isConstructorDeclaration(member)) {
    lookAtSignature(`new ${owner}`, member)
    return
  }
  if (!member.name || ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) return
  const title = `${owner}.${member.name.getText()}`
  demand(textOf(checker.getSymbolAtLocation(member.name)), title, member)
  if (member.parameters && (member.parameters.length > 0 || ts.isMethodDeclaration(member))) {
    for (const { type } of member.parameters) if (type) lookAtNode(type)
  }
  if (member.type) lookAtNode(member.type)
}

function lookAt(given) {
  if (!given) return
  const symbol = given.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(given) : given
  if (seen.has(symbol)) return
  seen.add(symbol)
  for (const declaration of symbol.declarations ?? []) {
    if (!isOurs(declaration) || ts.isTypeParameterDeclaration(declaration) || isGlobal(declaration)) continue
    // What callers see of a function with overloads are these.
    if (declaration.body && symbol.declarations.some(other => ts.isFunctionDeclaration(other) && !other.body)) continue
    const name = symbol.getName()
    if (ts.isParameter(declaration) || ts.isPropertySignature(declaration)) continue
    demand(textOf(symbol), name, declaration)
    if (ts.isFunctionDeclaration(declaration)) lookAtSignature(name, declaration)
    else if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) {
      for (const clause of declaration.heritageClauses ?? []) for (const type of clause.types) lookAtNode(type)
      for (const member of declaration.members) lookAtMember(name, member)
    } else if (ts.isTypeAliasDeclaration(declaration)) lookAtNode(declaration.type)
    else if (ts.isVariableDeclaration(declaration)) {
      const { initializer, type } = declaration
      if (initializer && ts.isArrowFunction(initializer)) lookAtSignature(name, initializer)
      // What is handed to a function that checks its arguments.
      if (initializer && ts.isCallExpression(initializer))
        for (const given of initializer.arguments.filter(ts.isIdentifier)) lookAt(checker.getSymbolAtLocation(given))
      if (type) lookAtNode(type)
    }
  }
}

for (const entry of entries) {
  const source = program.getSourceFile(entry)
  for (const symbol of checker.getExportsOfModule(checker.getSymbolAtLocation(source))) lookAt(symbol)
}

for (const line of missing) console.log(line)
console.log(`${looked} docstrings asked for, ${missing.length} missing`)
process.exitCode = missing.length > 0 || looked === 0 ? 1 : 0
