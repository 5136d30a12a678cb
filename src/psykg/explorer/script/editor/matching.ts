import type { Term } from "./terms";

export type Prefixes = Record<string, string>;

/** A term as it is to be written in the query. */
type Match = [written: string, term: Term];

/** A prefixed name or an IRI, begun; a word, begun. */
export const NAME = /^(<\w[^>\s]*|[\w-]*:\S*)$/;
export const WORD = /^\p{L}[\p{L}\p{N}_-]*$/u;

/** What may stand behind a prefix without further ado (less than SPARQL 1.1 allows, section 19.8, PN_LOCAL). */
const LOCAL = /^[\p{L}\p{N}_-]+$/u;

/** The terms that what was typed may be the beginning of: by their names, or, where it is a word, by their labels. */
export function matches(typed: string, terms: Term[], prefixes: Prefixes): Match[] {
  if (!NAME.test(typed)) return byLabel(typed.toLowerCase(), terms, prefixes);
  if (typed.startsWith("<")) return byName(typed.slice(1), terms, "", (iri) => `<${iri}>`);
  const end = typed.indexOf(":");
  const namespace = prefixes[typed.slice(0, end)];
  if (namespace === undefined) return [];
  const fitting = terms.filter((term) => LOCAL.test(term.iri.slice(namespace.length)));
  return byName(typed.slice(end + 1), fitting, namespace, (local) => typed.slice(0, end + 1) + local);
}

/** Those whose names in the namespace go on as typed come first, before those that only hold it; short ones first. */
function byName(typed: string, terms: Term[], namespace: string, write: (local: string) => string): Match[] {
  const local = (term: Term): string => term.iri.slice(namespace.length);
  const place = (term: Term): number => local(term).toLowerCase().indexOf(typed.toLowerCase());
  const later = (term: Term): number => Number(place(term) > 0);
  const fitting = terms.filter((term) => term.iri.startsWith(namespace) && place(term) >= 0);
  fitting.sort((one, other) => later(one) - later(other) || one.iri.length - other.iri.length);
  return fitting.map((term) => [write(local(term)), term]);
}

function byLabel(typed: string, terms: Term[], prefixes: Prefixes): Match[] {
  const fitting = terms.filter((term) => term.label.toLowerCase().includes(typed));
  return fitting.map((term) => [short(term.iri, prefixes), term]);
}

function short(iri: string, prefixes: Prefixes): string {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && LOCAL.test(local)) return `${prefix}:${local}`;
  }
  return `<${iri}>`;
}
