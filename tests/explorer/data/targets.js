// The links and controls smaller than 24 by 24 pixels (WCAG 2.2, 2.5.8), those within running text excepted, and
// the marks and lines of the drawing: for each there is a link of that size in the list or in a card (“Equivalent”).
() => {
  const running = (element) => {
    const block = element.closest("p");
    return block !== null && block.textContent.trim() !== element.textContent.trim();
  };
  const small = [];
  for (const element of document.querySelectorAll("a, button, input, textarea, summary")) {
    const { width, height } = element.getBoundingClientRect();
    if (!element.checkVisibility() || running(element) || element.closest("svg")) continue;
    if (height < 24 || width < 24) small.push(`${width.toFixed(0)}×${height.toFixed(0)}: ${element.textContent.trim().slice(0, 40)}`);
  }
  return small;
}
