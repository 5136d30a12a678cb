// Words that want care before anything else, as `psykg.questions.care` knows them.
import { root, text } from "./files";

const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u00b4`]/g;

type Told = Record<"crisis" | "advice", { readonly text: string; readonly pattern: string }>;

/** Lead words of crisis to the page for them. Nothing comes back then: the page is left. */
export async function heed(question: string): Promise<void> {
  if (!(await meets("crisis", question))) return;
  location.assign(new URL("care.html", root));
  await new Promise(() => undefined);
}

/** What is said in place of advice; empty where none is asked for. */
export async function inPlaceOfAdvice(question: string): Promise<string> {
  return (await meets("advice", question)) ? (await told()).advice.text : "";
}

async function meets(sort: keyof Told, question: string): Promise<boolean> {
  const plain = question.normalize("NFKD").toLowerCase().replace(/\p{M}|(?!\s)\p{C}/gu, "").replace(APOSTROPHES, "'").split(/\s+/).join(" ");
  return new RegExp((await told())[sort].pattern).test(plain);
}

async function told(): Promise<Told> {
  return JSON.parse((await text("care.json"))!) as Told;
}
