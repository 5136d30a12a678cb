// The search by label, as `psykg.entities.search` does it, over a file with all labels.
import { text } from "./files";
import { folded } from "./words";

const MOST = 20;
const MOST_QUESTIONS = 8;

interface Entry {
  readonly name: string;
  readonly label: string;
  readonly kind: string;
  readonly labels: readonly (readonly [string, number])[];
  /** Where it is looked at; what has none is a concept, which the explorer shows. */
  readonly url?: string;
}

export interface Hit {
  readonly name: string;
  readonly label: string;
  readonly kind: string;
  readonly matched: string;
  readonly url: string;
}

export interface Question {
  readonly name: string;
  readonly question: string;
}

/** What has labels like the words, the nearest first. */
export async function hits(words: string, most = MOST): Promise<Hit[]> {
  const wanted = folded(words);
  if (!wanted) return [];
  const found = (await entries()).flatMap((entry) => best(entry, wanted));
  found.sort((one, other) => byRank(one.rank, other.rank) || (one.entry.label < other.entry.label ? -1 : 1));
  return found.slice(0, most).map(({ entry, matched }) => {
    const url = entry.url ?? `./?${new URLSearchParams({ focus: entry.name })}`;
    return { name: entry.name, label: entry.label, kind: entry.kind, matched, url };
  });
}

/** The name of what is called so: a name, or else a label; the text itself where nothing is. */
export async function named(called: string): Promise<string> {
  if (!called) return "";
  const all = await entries();
  if (all.some(({ name }) => name === called)) return called;
  return all.find(({ label }) => folded(label) === folded(called))?.name ?? called;
}

/** The competency questions that have the most of the words, if they have any of weight. */
export async function questionsLike(words: string): Promise<Question[]> {
  const wanted = folded(words).split(" ").filter((word) => word.length > 2);
  const all = JSON.parse((await text("queries.json")) ?? "[]") as Question[];
  const rated = all.map((each) => ({ each, score: wanted.filter((word) => ` ${folded(each.question)}`.includes(` ${word}`)).length }));
  const fitting = rated.filter(({ score }) => score).sort((one, other) => other.score - one.score);
  return fitting.slice(0, MOST_QUESTIONS).map(({ each }) => each);
}

let read: Promise<Entry[]> | undefined;

function entries(): Promise<Entry[]> {
  return (read ??= text("labels.json").then((found) => JSON.parse(found ?? "[]") as Entry[]));
}

function best(entry: Entry, wanted: string): { entry: Entry; matched: string; rank: number[] }[] {
  const found = entry.labels.flatMap(([label, rank]) => {
    const near = nearness(wanted, folded(label));
    return near === null ? [] : [{ entry, matched: label, rank: [near, rank, label.length] }];
  });
  return found.sort((one, other) => byRank(one.rank, other.rank)).slice(0, 1);
}

function nearness(wanted: string, label: string): number | null {
  if (label === wanted) return 0;
  if (label.startsWith(wanted)) return 1;
  if (wanted.split(" ").every((word) => ` ${label}`.includes(` ${word}`))) return 2;
  return label.includes(wanted) ? 3 : null;
}

function byRank(one: number[], other: number[]): number {
  const differing = one.findIndex((part, number) => part !== other[number]);
  return differing < 0 ? 0 : one[differing]! - other[differing]!;
}
