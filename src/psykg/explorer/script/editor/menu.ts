import { ask } from "../asking";
import { element } from "./element";

interface Question {
  question: string;
  sort: string;
  sparql: string;
}

/** A menu of the competency questions above the form. Without them the page does well enough. */
export async function addMenu(form: HTMLElement, address: string, choose: (query: string) => void): Promise<void> {
  const questions = await fetched(address);
  if (!questions.length) return;
  const menu = element("select", { id: "question" }, element("option", { value: "" }, "Choose a question …"));
  for (const [sort, members] of bySort(questions)) menu.append(group(sort, members));
  menu.addEventListener("change", () => {
    if (menu.value) choose(menu.value);
  });
  const label = element("label", { htmlFor: menu.id }, "A question to start from");
  form.before(element("p", { className: "menu" }, label, menu));
}

async function fetched(address: string): Promise<Question[]> {
  try {
    const response = await ask(address, { headers: { Accept: "application/json" } });
    return response.ok ? ((await response.json()) as Question[]) : [];
  } catch {
    return [];
  }
}

function bySort(questions: Question[]): [string, Question[]][] {
  const sorts = new Map<string, Question[]>();
  for (const question of questions) sorts.set(question.sort, [...(sorts.get(question.sort) ?? []), question]);
  return [...sorts].sort(([one], [other]) => one.localeCompare(other));
}

function group(sort: string, questions: Question[]): HTMLOptGroupElement {
  const options = questions.map((each) => element("option", { value: each.sparql }, each.question));
  return element("optgroup", { label: capitalized(sort.replaceAll("-", " ")) }, ...options);
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
