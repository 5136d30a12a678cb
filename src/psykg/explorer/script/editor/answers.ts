import type { Answer } from "./service";

/** Whether the answer is triples, and not rows or a truth. */
export function isGraph(answer: Answer): boolean {
  return answer.type.startsWith("text/turtle");
}
