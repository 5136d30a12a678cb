// The page at /sparql: the form that the server sends becomes an editor, and results are shown in place.
import "@zazuko/yasqe/build/yasqe.min.css";
import "./editor/look.css";
import { published } from "./asking";
import { Completion } from "./editor/completion";
import { Editor } from "./editor/editor";
import { addMenu } from "./editor/menu";
import { Names } from "./editor/names";
import { Notice } from "./editor/notice";
import { Outcome } from "./editor/outcome";
import { Progress } from "./editor/progress";
import { Running } from "./editor/running";
import { followAddress } from "./editor/address";
import { Service } from "./editor/service";
import { settingOf } from "./editor/setting";
import { Terms } from "./editor/terms";

const form = document.querySelector<HTMLFormElement>("form[data-setting]");
if (form) start(form);

function start(form: HTMLFormElement): void {
  const setting = settingOf(form);
  const service = new Service(form.action);
  const completion = new Completion(setting, new Terms(setting.terms, service));
  const editor = new Editor(form, completion, () => form.requestSubmit());
  const progress = new Progress(form);
  const notice = new Notice(editor, progress.button);
  const outcome = new Outcome(new Names(setting), service, setting.formats, notice);
  const running = new Running(editor, service, progress, notice, outcome);
  const go = followAddress(editor, running);
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  const query = published && new URLSearchParams(location.search).get("query");
  if (query) {
    editor.replace(query);
    go();
  }
  void addMenu(form, setting.queries, (query) => editor.replace(query));
}
