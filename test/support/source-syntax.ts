/** What the architecture test asks of a source file that only a parser can tell: its exports, its imports, its functions. */
import { posix } from 'node:path';
import ts from 'typescript';

export interface SourceSyntax {
  readonly exports: readonly string[];
  /** Names imported from files of this project; `*` for all of them. */
  readonly imports: readonly { readonly path: string; readonly names: readonly string[] }[];
  readonly functions: readonly { readonly name: string; readonly lines: number }[];
}

export function parseSource(path: string, text: string): SourceSyntax {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const exports: string[] = [];
  const imports: { path: string; names: string[] }[] = [];
  const functions: { name: string; lines: number }[] = [];
  const imported = (specifier: ts.Expression | undefined, names: string[]) => {
    if (specifier === undefined || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return;
    imports.push({ path: posix.normalize(posix.join(posix.dirname(path), specifier.text)), names });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) imported(node.moduleSpecifier, namesOf(node.importClause));
    if (ts.isExportDeclaration(node)) {
      const { exportClause: clause } = node;
      const names =
        clause && ts.isNamedExports(clause) ? clause.elements.map((one) => one.propertyName ?? one.name) : [];
      imported(node.moduleSpecifier, names.length > 0 ? names.map((name) => name.text) : ['*']);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      imported(node.arguments[0], ['*']);
    }
    if (isExported(node)) exports.push(...declaredNames(node));
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const [first, last] = [node.getStart(), node.getEnd()].map((at) => file.getLineAndCharacterOfPosition(at).line);
      functions.push({ name: node.name?.getText() ?? 'a function', lines: last! - first! + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { exports, imports, functions };
}

function namesOf(clause: ts.ImportClause | undefined): string[] {
  if (clause?.namedBindings === undefined || !ts.isNamedImports(clause.namedBindings)) return ['*'];
  return clause.namedBindings.elements.map(({ propertyName, name }) => (propertyName ?? name).text);
}

function isExported(node: ts.Node): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function declaredNames(node: ts.Node): string[] {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map(({ name }) => name.getText());
  return 'name' in node && node.name !== undefined ? [(node.name as ts.Node).getText()] : [];
}
